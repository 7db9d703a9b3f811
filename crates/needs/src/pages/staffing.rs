//! What is assumed of staff, in words: hours, sickness, full time, who leaves, and what frees hours.

use page_kit::{T, Visit};
use projection::care::{Service, Staffing};

use super::words;
use crate::{model::Assumptions, rules};

/// The headings of the table of professions.
pub(super) fn headings(t: T<'_>) -> [String; 6] {
    [
        t.say("needs-profession"),
        t.say("needs-employed"),
        t.say("needs-staffing-sick"),
        t.say("needs-staffing-full"),
        t.say("needs-staffing-leaving"),
        t.say("needs-staffing-retiring"),
    ]
}

/// Each profession as tables have it.
pub(super) fn rows(visit: &Visit, staffing: &Staffing) -> Vec<[String; 6]> {
    let language = visit.language();
    let rows = staffing.professions.values().map(|one| {
        let retiring = one.retiring.iter();
        let retiring = retiring.map(|number| words::decimal(language, *number, 0));
        [
            one.title.clone(),
            words::decimal(language, one.employed, 0),
            words::percent(language, one.sick_leave),
            words::percent(language, one.full_time),
            words::percent(language, one.leaving),
            retiring.collect::<Vec<_>>().join(", "),
        ]
    });
    rows.collect()
}

/// What a full-time post works, and how much those work who do not work full time.
pub(super) fn hours(visit: &Visit, staffing: &Staffing) -> String {
    let language = visit.language();
    let args = [
        (
            "hours",
            words::decimal(language, staffing.full_time_hours, 0).into(),
        ),
        (
            "rate",
            words::percent(language, staffing.part_time_rate).into(),
        ),
    ];
    visit.t().with("needs-staffing-hours", &args)
}

/// Hours for each user and year of some services, by service and profession.
pub(super) fn each(assumptions: &Assumptions, services: &[&Service]) -> Vec<(String, String, f64)> {
    let Some(staffing) = &assumptions.care.staffing else {
        return Vec::new();
    };
    let hours = services.iter().flat_map(|service| {
        let hours = service.hours.iter();
        hours.filter_map(|(key, hours)| {
            let profession = staffing.professions.get(key)?;
            Some((service.title.clone(), profession.title.clone(), *hours))
        })
    });
    hours.collect()
}

/// Every effect with what it is assumed to do, and whether it is on.
pub(super) fn effects(visit: &Visit, assumptions: &Assumptions) -> Vec<String> {
    let t = visit.t();
    let all = rules::effects(assumptions).into_iter();
    let said = all.map(|(effect, on)| {
        let key = if on {
            "needs-effect-on"
        } else {
            "needs-effect-off"
        };
        let what = words::effect(visit, effect);
        format!("{} ({}): {what}", effect.name, t.say(key).to_lowercase())
    });
    said.collect()
}

//! Words and cells that the pages share.

use kernel::{Minutes, UnitId};
use maud::{Markup, html};
use page_kit::{Cell, T, Visit, components::Select, dates};

use crate::{
    model::{Cause, Month, PaidFor, Stage, Terms},
    reads::Filter,
};

/// The stages of the thread in the order of columns.
pub(super) const STAGES: [Stage; 7] = [
    Stage::Granted,
    Stage::Framed,
    Stage::Planned,
    Stage::Scheduled,
    Stage::Performed,
    Stage::Typed,
    Stage::Paid,
];

/// A stage in words.
pub(super) fn stage(t: T<'_>, stage: Stage) -> String {
    t.say(&format!("minutes-account-stage-{}", stage.key()))
}

/// A cause in words.
pub(super) fn cause(t: T<'_>, cause: Cause) -> String {
    t.say(&format!("minutes-account-cause-{}", cause.key()))
}

/// A month: `mars 2026`.
pub(super) fn month(visit: &Visit, month: Month) -> String {
    dates::month(visit.language(), month.first())
}

/// The months that are asked for, in words.
pub(super) fn months_of(visit: &Visit, filter: &Filter) -> String {
    if filter.from == filter.to {
        return month(visit, filter.to);
    }
    format!(
        "{} – {}",
        month(visit, filter.from),
        month(visit, filter.to)
    )
}

/// The name of a unit.
pub(super) fn unit(visit: &Visit, unit: UnitId) -> String {
    visit.app.unit_name(unit).unwrap_or_default()
}

/// A difference, with its sign.
pub(super) fn signed(visit: &Visit, minutes: Minutes) -> String {
    let said = dates::minutes(visit.language(), minutes);
    if minutes > Minutes::ZERO {
        format!("+{said}")
    } else {
        said
    }
}

/// A share in per cent, of what there is something of.
pub(super) fn share(visit: &Visit, part: Minutes, whole: Minutes) -> String {
    if whole == Minutes::ZERO {
        return String::new();
    }
    let tenths = (part.count() * 1000 + whole.count() / 2).div_euclid(whole.count());
    let tenths = u32::try_from(tenths).unwrap_or(0);
    format!(
        "{}\u{a0}%",
        dates::decimal(visit.language(), f64::from(tenths) / 10.0, 1)
    )
}

/// A cell with minutes that leads somewhere.
pub(super) fn linked(visit: &Visit, minutes: Minutes, href: Option<String>) -> Cell {
    match href {
        None => Cell::minutes(visit, minutes),
        Some(href) => Cell::minutes(visit, minutes).to(href),
    }
}

/// By what a provider is paid, in words.
pub(super) fn terms(visit: &Visit, terms: Option<&Terms>) -> String {
    let t = visit.t();
    let Some(terms) = terms else {
        return t.say("minutes-account-no-terms");
    };
    let price = dates::money(visit.language(), terms.per_hour);
    let args = [("price", price.into())];
    match (terms.paid_for, terms.cap_percent) {
        (PaidFor::Framed, _) => t.with("minutes-account-terms-framed", &args),
        (PaidFor::Performed, None) => t.with("minutes-account-terms-performed", &args),
        (PaidFor::Performed, Some(cap)) => {
            let [price] = args;
            t.with(
                "minutes-account-terms-capped",
                &[price, ("cap", cap.into())],
            )
        }
    }
}

/// A choice of months, the latest first.
pub(super) fn months<'v>(visit: &'v Visit, name: &str, label: &str, chosen: Month) -> Select<'v> {
    let t = visit.t();
    let last = Month::of(visit.today());
    let mut select = Select::new(t, name, t.say(label)).chosen(chosen.to_string());
    for back in 0..24 {
        let one = last.after(-back);
        select = select.choice(one.to_string(), month(visit, one));
    }
    if chosen < last.after(-23) {
        select = select.choice(chosen.to_string(), month(visit, chosen));
    }
    select
}

/// Until which day something is counted, where it is.
pub(super) fn counted_to(visit: &Visit, day: Option<kernel::Date>) -> Markup {
    let t = visit.t();
    html! {
        p.quiet {
            @match day {
                Some(day) => {
                    (t.with("minutes-account-counted-to",
                        &[("day", dates::full_day(visit.language(), day).into())]))
                }
                None => { (t.say("minutes-account-not-counted")) }
            }
        }
    }
}

//! Small words that many pages say: clock times, findings, names.

use jiff::civil::Time;
use kernel::UserId;
use maud::{Markup, html};
use page_kit::{
    Visit,
    components::{Status, StatusKind},
    dates,
};

use super::shown::Day;
use crate::{
    model::{DAY_MINUTES, ScheduledVisit},
    rules::{Finding, FindingKind, Grade},
};

/// A minute of a day as a clock shows it; past midnight it goes on from nought.
pub(super) fn clock(visit: &Visit, minute: i64) -> String {
    let minute = minute.rem_euclid(DAY_MINUTES);
    let (hour, rest) = (
        i8::try_from(minute / 60).unwrap_or_default(),
        i8::try_from(minute % 60).unwrap_or_default(),
    );
    let time = Time::new(hour, rest, 0, 0).unwrap_or_default();
    dates::clock_time(visit.language(), time)
}

/// From when to when.
pub(super) fn span(visit: &Visit, (from, to): (i64, i64)) -> String {
    format!("{}–{}", clock(visit, from), clock(visit, to))
}

/// A count for a text.
pub(super) fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// From when to when, or between which times where nobody has said.
pub(super) fn when(visit: &Visit, one: &ScheduledVisit) -> String {
    match one.span() {
        Some(times) => span(visit, times),
        None => visit.t().with(
            "schedules-some-time",
            &[
                ("from", clock(visit, one.window.from()).into()),
                ("to", clock(visit, one.window.to()).into()),
            ],
        ),
    }
}

/// Who makes it, by name.
pub(super) fn who(day: &Day, one: &ScheduledVisit) -> String {
    let names = one
        .placing
        .workers
        .iter()
        .map(|user| day.worker_name(*user));
    let names: Vec<String> = names.collect();
    names.join(", ")
}

/// A finding in words.
pub(super) fn finding(visit: &Visit, day: &Day, found: &Finding) -> String {
    let name = found.worker.map(|user| day.worker_name(user));
    finding_about(visit, &name.unwrap_or_default(), found)
}

/// A finding in words, about somebody by name.
pub(super) fn finding_about(visit: &Visit, name: &str, found: &Finding) -> String {
    let t = visit.t();
    let amount: kernel::Arg = match found.kind {
        FindingKind::Nobody => found.amount.into(),
        FindingKind::NoTime
        | FindingKind::Shift
        | FindingKind::Absent
        | FindingKind::Competence
        | FindingKind::Language
        | FindingKind::Window
        | FindingKind::Overlap
        | FindingKind::Travel
        | FindingKind::DailyRest
        | FindingKind::WeeklyRest
        | FindingKind::Break
        | FindingKind::Week => {
            dates::minutes(visit.language(), kernel::Minutes::new(found.amount)).into()
        }
    };
    t.with(
        &format!("schedules-finding-{}", found.kind.key()),
        &[("name", name.to_owned().into()), ("amount", amount)],
    )
}

/// Findings as a list, breaches first, each with its rule.
pub(super) fn finding_list<'f>(
    visit: &Visit,
    day: &Day,
    found: impl IntoIterator<Item = &'f Finding>,
) -> Markup {
    listed(visit, day, (found.into_iter().copied().collect(), false))
}

/// The same, each with the way to the visit that it is about: where the visit is not what the page is about.
pub(super) fn finding_list_of_day(visit: &Visit, day: &Day, found: &[Finding]) -> Markup {
    listed(visit, day, (found.to_vec(), true))
}

/// Which visit: whom it is for, what and when; a link for who may see it.
fn which(visit: &Visit, day: &Day, one: &ScheduledVisit) -> Markup {
    let person = day.person_name(visit, one);
    html! {
        @if day.sees(one) { a href=(one.address()) { (person) ", " (one.name) } } @else { (person) }
        " " (when(visit, one)) ": "
    }
}

fn listed(visit: &Visit, day: &Day, (mut found, names): (Vec<Finding>, bool)) -> Markup {
    let at = |one: &Finding| {
        let mut visits = day.board.visits.iter();
        visits.find(|visit| names && one.visit == Some(visit.id))
    };
    found.sort_by_key(|one| one.kind.grade());
    html! {
        @if !found.is_empty() {
            ul {
                @for one in &found {
                    li {
                        (grade(visit, one.kind.grade())) " "
                        @if let Some(at) = at(one) { (which(visit, day, at)) }
                        (finding(visit, day, one))
                        @if let Some(rule) = one.kind.rule() { " " (visit.why(rule)) }
                    }
                }
            }
        }
    }
}

/// How grave, in a word and not by colour alone.
pub(super) fn grade(visit: &Visit, grade: Grade) -> Status {
    match grade {
        Grade::Breach => Status::new(StatusKind::Stopped, visit.t().say("schedules-grade-breach")),
        Grade::Remark => Status::new(StatusKind::Waiting, visit.t().say("schedules-grade-remark")),
    }
}

/// Whether two are one: for rows that are about somebody.
pub(super) fn is_about(found: &Finding, user: UserId) -> bool {
    found.visit.is_none() && found.worker == Some(user)
}

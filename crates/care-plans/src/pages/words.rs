//! Days, times and minutes in words.

use jiff::civil::Time;
use kernel::Minutes;
use organisation::Frequency;
use page_kit::{Visit, dates};

use crate::model::{Every, NewVisit, Staff, Weekdays, Window};

/// Minutes as people say them.
pub(super) fn minutes(visit: &Visit, minutes: Minutes) -> String {
    dates::minutes(visit.language(), minutes)
}

/// How often something was ordered: "2 gånger i veckan".
pub(super) fn often(visit: &Visit, frequency: Frequency) -> String {
    let key = format!("cases-per-{}-often", frequency.per.key());
    visit.t().with(&key, &[("times", frequency.times.into())])
}

/// "varje dag", "måndag och torsdag".
pub(super) fn days(visit: &Visit, days: Weekdays) -> String {
    let t = visit.t();
    if days == Weekdays::ALL {
        return t.say("care-plans-every-day");
    }
    let mut names: Vec<String> = days
        .numbers()
        .map(|day| t.say(&format!("care-plans-day-{day}")))
        .collect();
    match names.pop() {
        None => String::new(),
        Some(last) if names.is_empty() => last,
        Some(last) => {
            let first = names.join(", ");
            t.with(
                "care-plans-and",
                &[("first", first.into()), ("last", last.into())],
            )
        }
    }
}

/// On which days, with the rhythm where it is not each week.
pub(super) fn when(visit: &Visit, planned: &NewVisit) -> String {
    let days = days(visit, planned.days);
    match planned.every {
        Every::Week => days,
        Every::TwoWeeks | Every::FourWeeks => {
            let every = visit
                .t()
                .say(&format!("care-plans-every-{}", planned.every.key()));
            format!("{days}, {every}")
        }
    }
}

/// A minute of the day as the clock shows it.
pub(super) fn clock(visit: &Visit, minute: i64) -> String {
    let part = |number: i64| i8::try_from(number).unwrap_or(0);
    match Time::new(part(minute / 60), part(minute % 60), 0, 0) {
        Ok(time) => dates::clock_time(visit.language(), time),
        // The end of the day, which no clock shows.
        Err(_) => visit.t().say("care-plans-midnight"),
    }
}

/// "7.00–9.00".
pub(super) fn between(visit: &Visit, window: Window) -> String {
    format!(
        "{}–{}",
        clock(visit, window.from()),
        clock(visit, window.to())
    )
}

/// How long, and by how many where they are two.
pub(super) fn how_long(visit: &Visit, planned: &NewVisit) -> String {
    let long = minutes(visit, planned.minutes);
    match planned.staff {
        Staff::One => long,
        Staff::Two => visit
            .t()
            .with("care-plans-two-for", &[("minutes", long.into())]),
    }
}

/// How planned minutes lie to those of the order: "12 minuter över ramtiden".
pub(super) fn difference(visit: &Visit, planned: Minutes, framed: Minutes) -> String {
    let t = visit.t();
    let away = planned - framed;
    let said = |key: &str, away: Minutes| t.with(key, &[("minutes", minutes(visit, away).into())]);
    match away.count() {
        0 => t.say("care-plans-difference-none"),
        1.. => said("care-plans-difference-over", away),
        _ => said("care-plans-difference-under", framed - planned),
    }
}

//! Times and ways in words, and choices of a field.

use page_kit::{Visit, components::Choice, dates};

use crate::model::Meeting;

/// The choices of a field, each with its words at the prefix and its key.
pub(super) fn choices<'k>(
    visit: &Visit,
    prefix: &str,
    keys: impl IntoIterator<Item = &'k str>,
) -> Vec<Choice> {
    let t = visit.t();
    keys.into_iter()
        .map(|key| Choice::new(key, t.say(&format!("{prefix}{key}"))))
        .collect()
}

/// "13.30", if a time is set.
pub(super) fn clock(visit: &Visit, minute: i64) -> String {
    let hour = i8::try_from(minute / 60).ok();
    let left = i8::try_from(minute % 60).ok();
    let time = hour
        .zip(left)
        .and_then(|(hour, minute)| jiff::civil::Time::new(hour, minute, 0, 0).ok());
    time.map_or_else(String::new, |time| {
        dates::clock_time(visit.language(), time)
    })
}

/// "måndag 2 mars 2026 kl. 13.30, hembesök".
pub(super) fn meeting(visit: &Visit, meeting: &Meeting) -> String {
    let t = visit.t();
    let day = dates::full_weekday(visit.language(), meeting.on);
    let way = t.say(&format!("follow-up-way-{}", meeting.way.key()));
    match meeting.minute {
        Some(minute) => t.with(
            "follow-up-when-at",
            &[
                ("day", day.into()),
                ("clock", clock(visit, minute).into()),
                ("way", way.into()),
            ],
        ),
        None => t.with(
            "follow-up-when",
            &[("day", day.into()), ("way", way.into())],
        ),
    }
}

//! How times, proofs and states are said.

use std::collections::BTreeMap;

use jiff::civil::Time;
use kernel::{Fault, Language, Timestamp, UserId};
use page_kit::{Visit, dates};

use crate::{AttendanceLine, Proof};

/// A time of the day, in minutes from midnight.
pub(super) fn clock(language: Language, minute: i64) -> String {
    dates::clock_time(language, time(minute))
}

/// The time on the clock so many minutes from midnight.
pub(super) fn time(minute: i64) -> Time {
    let (hour, minute) = (minute.rem_euclid(24 * 60) / 60, minute.rem_euclid(60));
    let part = |number: i64| i8::try_from(number).unwrap_or(0);
    Time::new(part(hour), part(minute), 0, 0).unwrap_or(Time::midnight())
}

/// `8.02–8.31`, or as much of it as is known.
pub(super) fn times(visit: &Visit, (start, end): (Option<Timestamp>, Option<Timestamp>)) -> String {
    let say = |moment: Option<Timestamp>| {
        moment.map_or_else(|| "…".to_owned(), |at| dates::clock(visit.language(), at))
    };
    format!("{}–{}", say(start), say(end))
}

/// What shows a time.
pub(super) fn proof(visit: &Visit, proof: Proof) -> String {
    visit.t().say(&format!("visits-proof-{}", proof.key()))
}

/// How a visit went, for one who made it: times and minutes, or why it was not made.
pub(super) fn outcome(visit: &Visit, line: &AttendanceLine) -> String {
    let t = visit.t();
    if let (Some(why), None) = (line.not_made, line.end) {
        return t.say(&format!("visits-not-made-{}", why.key()));
    }
    let times = times(visit, (line.start, line.end));
    match line.minutes {
        Some(minutes) => format!("{times} ({})", dates::minutes(visit.language(), minutes)),
        None => times,
    }
}

/// The names of some who work here, asked for at once.
pub(super) struct Names(BTreeMap<UserId, String>);

impl Names {
    pub(super) async fn read(
        visit: &Visit,
        users: impl IntoIterator<Item = UserId>,
    ) -> Result<Self, Fault> {
        let mut users: Vec<UserId> = users.into_iter().collect();
        users.sort_unstable();
        users.dedup();
        Ok(Self(access::user_names(visit.reader(), &users).await?))
    }

    /// One of them; nothing for somebody whom nobody knows.
    pub(super) fn of(&self, user: UserId) -> &str {
        self.0.get(&user).map_or("", String::as_str)
    }
}

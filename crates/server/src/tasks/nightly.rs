//! What is done once a night.

use std::sync::{Mutex, PoisonError};

use jiff::civil::Date;

use super::Bench;

/// Remembers for which day a night's work was done, so that the many turns of a night do it once. What must not happen
/// twice has a request key besides: another process remembers for itself.
#[derive(Debug, Default)]
pub(super) struct Nightly {
    done: Mutex<Option<Date>>,
}

impl Nightly {
    /// The day whose night's work is to be done: the hour has come, or passed with nobody there, and it is not yet done.
    pub(super) fn due(&self, bench: &Bench, from_hour: i8) -> Option<Date> {
        let (day, hour) = bench.day_and_hour();
        let done = *self.done.lock().unwrap_or_else(PoisonError::into_inner);
        (hour >= from_hour && done != Some(day)).then_some(day)
    }

    /// The work of a day is whole: what broke on the way is not told as done, and is tried again at the next turn.
    pub(super) fn done(&self, day: Date) {
        *self.done.lock().unwrap_or_else(PoisonError::into_inner) = Some(day);
    }
}

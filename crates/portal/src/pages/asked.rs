//! The moments that a list's address asks for, in the municipality's zone.

use duties::calendar;
use kernel::{Date, Timestamp};
use page_kit::Visit;

pub(super) use page_kit::asked::{day, id, is_narrowed};

/// The first moment of a day in the municipality's zone.
pub(super) fn start(visit: &Visit, day: Date) -> Timestamp {
    calendar::start_of_day(day, &visit.call.zone)
}

/// The first moment after a day.
pub(super) fn end(visit: &Visit, day: Date) -> Timestamp {
    calendar::start_of_day(calendar::days_after(day, 1), &visit.call.zone)
}

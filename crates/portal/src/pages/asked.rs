//! What a list's address asks for: days and ids after the `?`. What cannot be read is passed over.

use duties::calendar;
use kernel::{Date, Id, Timestamp};
use page_kit::Visit;

/// A day after the `?`, typed as in forms.
pub(super) fn day(visit: &Visit, name: &str) -> Option<Date> {
    let mut form = visit.blank().with(name, visit.query(name));
    form.optional_date(name).flatten()
}

/// An id after the `?`.
pub(super) fn id<Kind>(visit: &Visit, name: &str) -> Option<Id<Kind>> {
    visit.query(name).parse().ok()
}

/// The first moment of a day in the municipality's zone.
pub(super) fn start(visit: &Visit, day: Date) -> Timestamp {
    calendar::start_of_day(day, &visit.call.zone)
}

/// The first moment after a day.
pub(super) fn end(visit: &Visit, day: Date) -> Timestamp {
    calendar::start_of_day(calendar::days_after(day, 1), &visit.call.zone)
}

/// Whether the address narrows the list.
pub(super) fn is_narrowed(visit: &Visit, names: &[&str]) -> bool {
    names.iter().any(|name| !visit.query(name).is_empty())
}

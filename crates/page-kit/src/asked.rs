//! What a list's address asks for: days and ids after the `?`. What cannot be read is passed over.

use kernel::{Date, Id};

use crate::Visit;

/// A day after the `?`, typed as in forms.
pub fn day(visit: &Visit, name: &str) -> Option<Date> {
    let mut form = visit.blank().with(name, visit.query(name));
    form.optional_date(name).flatten()
}

/// An id after the `?`.
pub fn id<Kind>(visit: &Visit, name: &str) -> Option<Id<Kind>> {
    visit.query(name).parse().ok()
}

/// Whether the address narrows the list.
pub fn is_narrowed(visit: &Visit, names: &[&str]) -> bool {
    names.iter().any(|name| !visit.query(name).is_empty())
}

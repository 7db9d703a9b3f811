//! Tells history what happened to a duty.

use history::{Entry, Stream, Subject};
use kernel::{PersonId, UnitId};

use crate::{DutyId, DutyView};

/// An entry about a duty: in the person's file, or in the unit's where it is about nobody.
pub(super) fn entry(verb: &'static str, duty: DutyId, whose: (Option<PersonId>, UnitId)) -> Entry {
    let stream = whose.0.map_or(Stream::Unit(whose.1), Stream::Person);
    Entry::new(stream, verb, Subject::new("duty", duty))
}

/// An entry about a duty that stands.
pub(super) fn entry_on(verb: &'static str, duty: &DutyView) -> Entry {
    entry(verb, duty.id, (duty.person, duty.unit))
        .change("kind", None, Some(duty.kind.clone()))
        .link(duty.link.clone())
}

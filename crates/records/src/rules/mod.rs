//! Pure decisions: facts in, a yes or a refusal out. Each cites its source.

mod correcting;
mod deadlines;
mod handing_over;
mod signing;

pub(crate) use correcting::{CorrectFacts, may_correct, with_corrections};
pub(crate) use deadlines::{CONSIDER, RECEIVE, to_consider, to_receive};
pub(crate) use handing_over::{HandFacts, Receiver, hand_over, may_receive};
pub(crate) use signing::{check_entry, same_words};

use history::Subject;

use crate::model::{EntryId, HandoverId};

/// The kind of an entry, as a thing in history.
pub(crate) const ENTRY: &str = "record-entry";

/// An entry, as a thing in history.
pub(crate) const fn entry_subject(id: EntryId) -> Subject {
    Subject::new(ENTRY, id)
}

/// A handover, as a thing in history.
pub(crate) const fn handover_subject(id: HandoverId) -> Subject {
    Subject::new("record-handover", id)
}

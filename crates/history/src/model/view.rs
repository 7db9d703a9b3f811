//! One thing that was done, as it is read.

use kernel::{Actor, PersonId, Timestamp};
use uuid::Uuid;

use super::{FieldChange, Stream};

/// One thing that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryView {
    /// Its chain.
    pub stream: Stream,
    /// Its place in the chain, from 1.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// Who, in which assignment.
    pub actor: Actor,
    /// What, for example `cases.application-registered`.
    pub verb: String,
    /// Kind of thing that it was done to; for a read, which page.
    pub subject_kind: String,
    /// Id of that thing.
    pub subject_id: Uuid,
    /// Whom it is about, if somebody.
    pub person: Option<PersonId>,
    /// Why; for a read, on which ground the reader may.
    pub reason: Option<String>,
    /// Where it can be seen.
    pub link: Option<String>,
    /// Field by field, before and after.
    pub changes: Vec<FieldChange>,
}

impl EntryView {
    /// The room that wrote it: the part of the verb before the dot.
    pub fn room(&self) -> &str {
        self.verb.split('.').next().unwrap_or_default()
    }

    /// The key of what was done in the language files of the room that wrote it: `cases.decision-made` is
    /// `cases-history-decision-made`.
    pub fn text(&self) -> String {
        let what = self.verb.split_once('.').map_or("", |(_room, what)| what);
        format!("{}-history-{what}", self.room())
    }

    /// The key of a changed field's name in the language files of the room that wrote it: `cases-field-state`.
    pub fn field_text(&self, change: &FieldChange) -> String {
        format!("{}-field-{}", self.room(), change.field)
    }
}

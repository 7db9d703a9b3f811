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

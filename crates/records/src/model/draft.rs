//! What somebody has begun to write and not signed.

use care_plans::CarePlanId;
use kernel::{Date, Id, PersonId, Prose, Timestamp, UnitId, UserId};

use super::EntryKind;

/// Kind of [`DraftId`].
pub enum Drafts {}
/// Id of a draft.
pub type DraftId = Id<Drafts>;

/// What stands in a draft. Anything may be lacking.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DraftText {
    /// What it is about.
    pub kind: Option<EntryKind>,
    /// The day on which it happened.
    pub on: Option<Date>,
    /// The time of the day.
    pub at: Option<jiff::civil::Time>,
    /// What happened, with its marks.
    pub fact: Option<Prose>,
    /// What the writer makes of it, with its marks.
    pub judgement: Option<Prose>,
    /// Whether all of it is about somebody else.
    pub is_whole: bool,
    /// The care plan that it has to do with.
    pub plan: Option<CarePlanId>,
}

/// A draft. Only its author sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its id.
    pub id: DraftId,
    /// About whom.
    pub person: PersonId,
    /// At which unit.
    pub unit: UnitId,
    /// Whose.
    pub author: UserId,
    /// What stands in it.
    pub text: DraftText,
    /// When it was last kept.
    pub kept: Timestamp,
    /// Counts the changes.
    pub version: i64,
}

/// Whose drafts, about whom: what somebody began in one assignment is not there in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DraftsOf {
    /// About whom.
    pub person: PersonId,
    /// Whose.
    pub author: UserId,
    /// At which unit.
    pub unit: UnitId,
}

/// A draft in the version that its author saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeenDraft {
    /// Which.
    pub draft: DraftId,
    /// In which version.
    pub version: i64,
}

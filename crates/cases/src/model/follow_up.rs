//! A follow-up of a standing decision: is the help still right?

use kernel::{Date, Id, PersonId, Prose, UserId};

use super::DecisionId;

/// Kind of [`FollowUpId`].
pub enum FollowUps {}
/// Id of a follow-up.
pub type FollowUpId = Id<FollowUps>;

/// What a follow-up showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FollowUpOutcome {
    /// The help is right and goes on.
    Unchanged,
    /// Something should be investigated anew.
    Changed,
    /// The person no longer wants or needs it.
    NoLongerNeeded,
}

kernel::keyed!(FollowUpOutcome {
    Unchanged => "unchanged",
    Changed => "changed",
    NoLongerNeeded => "no-longer-needed",
});

/// A follow-up. It is opened with the decision and done when somebody has asked.
#[derive(Debug, Clone)]
pub struct FollowUp {
    /// Its id.
    pub id: FollowUpId,
    /// Of which decision.
    pub decision: DecisionId,
    /// Whose.
    pub person: PersonId,
    /// Before when.
    pub due: Date,
    /// When it was done; none while it waits.
    pub done: Option<Date>,
    /// By whom.
    pub by: Option<UserId>,
    /// What it showed.
    pub outcome: Option<FollowUpOutcome>,
    /// What was said: how the goal was met, what the person thinks.
    pub words: Option<Prose>,
}

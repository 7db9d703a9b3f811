//! Whether the plan was kept, and what comes next.

use kernel::{Date, Id, Prose, Timestamp, UserId};

use super::PlanId;

/// Kind of [`FollowUpId`].
pub enum FollowUps {}
/// Id of a follow-up.
pub type FollowUpId = Id<FollowUps>;

/// What comes after a follow-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Next {
    /// The plan goes on and is followed up again on a day.
    GoesOn(Date),
    /// The plan is fulfilled.
    Fulfilled,
}

/// How the plan went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// On which day it was looked at.
    pub on: Date,
    /// How it went.
    pub went: Prose,
    /// What the person says about it.
    pub own_words: Option<Prose>,
    /// What comes next.
    pub next: Next,
}

/// A follow-up, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// Its id.
    pub id: FollowUpId,
    /// Of which plan.
    pub plan: PlanId,
    /// Of which agreement.
    pub agreement: i64,
    /// How it went.
    pub course: Course,
    /// Who wrote it down.
    pub noted_by: UserId,
    /// When.
    pub noted_at: Timestamp,
}

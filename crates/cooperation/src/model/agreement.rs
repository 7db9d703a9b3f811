//! What was agreed: who does what by when. An agreement is never changed; a new one follows it.

use kernel::{Date, Id, Line, Prose, Timestamp, UserId};

use super::{Party, PlanId};

/// Kind of [`TaskId`].
pub enum Tasks {}
/// Id of a task in an agreement.
pub type TaskId = Id<Tasks>;

/// Which of the two answers for the whole plan (`SoL` 10:8 second paragraph 4).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Principal {
    /// The municipality.
    Municipality,
    /// The region.
    Region,
}

kernel::keyed!(Principal { Municipality => "municipality", Region => "region" });

/// Who leads: the principal, and whom the person calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead {
    /// Which of the two.
    pub principal: Principal,
    /// The name of the main contact.
    pub name: Line,
    /// Telephone.
    pub phone: Option<Line>,
}

/// How the person took part.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Part {
    /// Was at the meeting.
    Present,
    /// Was there by video or telephone.
    Distance,
    /// Said before the meeting what was wanted.
    Before,
    /// Through somebody who speaks for the person.
    Represented,
    /// Not at all, with the reason.
    NotPossible,
}

kernel::keyed!(Part {
    Present => "present",
    Distance => "distance",
    Before => "before",
    Represented => "represented",
    NotPossible => "not-possible",
});

impl Part {
    /// Whether it must be told in words: who spoke for the person, what was said before, why it was not possible.
    pub const fn needs_words(self) -> bool {
        match self {
            Self::Present | Self::Distance => false,
            Self::Before | Self::Represented | Self::NotPossible => true,
        }
    }
}

/// The person's part, and what matters in her or his own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonsPart {
    /// How.
    pub part: Part,
    /// In words, where that is needed.
    pub note: Option<Prose>,
    /// What matters to the person, in her or his own words.
    pub own_words: Prose,
}

/// Who does what by when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTask {
    /// For which need.
    pub need: Line,
    /// What is done.
    pub what: Line,
    /// Who answers for it.
    pub party: Party,
    /// Who does it, by name or function.
    pub who: Line,
    /// By when; none for what goes on.
    pub due: Option<Date>,
}

/// That a task was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskDone {
    /// On which day.
    pub on: Date,
    /// How it went.
    pub note: Option<Prose>,
}

/// A task of an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Its id.
    pub id: TaskId,
    /// Who does what by when.
    pub task: NewTask,
    /// Whether it was done.
    pub done: Option<TaskDone>,
}

/// What was agreed, on its way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAgreement {
    /// On which day all met.
    pub met: Date,
    /// Who leads.
    pub lead: Lead,
    /// The person's part.
    pub person: PersonsPart,
    /// When it is followed up.
    pub follow_up: Date,
    /// Who does what by when.
    pub tasks: Vec<NewTask>,
}

/// An agreement, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// Of which plan.
    pub plan: PlanId,
    /// Its number in the plan, from 1.
    pub number: i64,
    /// On which day all met.
    pub met: Date,
    /// Who leads.
    pub lead: Lead,
    /// The person's part.
    pub person: PersonsPart,
    /// When it was to be followed up.
    pub follow_up: Date,
    /// Who wrote it down.
    pub agreed_by: UserId,
    /// When.
    pub agreed_at: Timestamp,
}

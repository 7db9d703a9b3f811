//! What somebody at the provider must look at: reports that do not fit, and what went wrong.

use kernel::{Id, PersonId, Prose, Timestamp, UnitId, UserId};
use schedules::VisitId;

use super::Doubt;

/// Kind of [`QuestionId`].
pub enum Questions {}
/// Id of a question.
pub type QuestionId = Id<Questions>;

kernel::keyed! {
    /// Why somebody must look at a visit.
    pub enum QuestionKind {
        /// Nobody opened.
        NobodyOpened => "nobody-opened",
        /// Something went wrong or could have; told from the visit.
        Deviation => "deviation",
        /// It was made at another day or time than the schedule has now.
        Moved => "moved",
        /// Somebody else stands in the schedule now.
        Reassigned => "reassigned",
        /// The schedule says that it was not to be made.
        Cancelled => "cancelled",
        /// It is not in the schedule any more.
        Gone => "gone",
        /// The person has died.
        PersonDead => "person-dead",
        /// The provider has no relation to the person any more.
        NoRelation => "no-relation",
        /// It was told of quite another day than the visit's: a clock is wrong, or a visit mistaken for another.
        OtherDay => "other-day",
        /// The code was not that of the home.
        WrongCode => "wrong-code",
        /// It began twice.
        StartedTwice => "started-twice",
        /// It ended twice.
        EndedTwice => "ended-twice",
        /// It ended without having begun.
        NoStart => "no-start",
        /// It ended before it began.
        EndBeforeStart => "end-before-start",
        /// It took longer than a working day.
        TooLong => "too-long",
        /// It was made, and it was not made.
        MadeAndNot => "made-and-not",
        /// The phone's clock was ahead of ours.
        ClockAhead => "clock-ahead",
    }
}

impl QuestionKind {
    /// Whether it cannot wait: somebody may need help now.
    pub const fn is_urgent(self) -> bool {
        matches!(self, Self::NobodyOpened)
    }

    /// Whether it is for the manager alone, and stands apart from the person's file: who tells of what went wrong is not
    /// to be read there, nor by colleagues.
    pub const fn is_managers(self) -> bool {
        matches!(self, Self::Deviation)
    }

    /// Whether each report of it is a question of its own.
    pub const fn is_each(self) -> bool {
        matches!(self, Self::Deviation)
    }
}

impl From<Doubt> for QuestionKind {
    fn from(doubt: Doubt) -> Self {
        match doubt {
            Doubt::StartedTwice => Self::StartedTwice,
            Doubt::EndedTwice => Self::EndedTwice,
            Doubt::NoStart => Self::NoStart,
            Doubt::EndBeforeStart => Self::EndBeforeStart,
            Doubt::TooLong => Self::TooLong,
            Doubt::MadeAndNot => Self::MadeAndNot,
            Doubt::ClockAhead => Self::ClockAhead,
        }
    }
}

/// How somebody settled a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: UserId,
    /// What was found out and done.
    pub words: Prose,
}

/// Something that somebody at the provider must look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its id.
    pub id: QuestionId,
    /// About which visit.
    pub visit: VisitId,
    /// To whom the visit was.
    pub person: PersonId,
    /// At which provider.
    pub provider: UnitId,
    /// Whose report gave rise to it.
    pub user: UserId,
    /// Why.
    pub kind: QuestionKind,
    /// What was told.
    pub words: Option<Prose>,
    /// When it arose.
    pub at: Timestamp,
    /// How it was settled.
    pub answer: Option<Answer>,
    /// Rises by one with every change.
    pub version: i64,
}

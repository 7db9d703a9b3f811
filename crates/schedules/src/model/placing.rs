//! Where a visit stands in the schedule: which day, when, by whom, or why it is not made.

use kernel::{Date, Line, UserId};
use serde::{Deserialize, Serialize};

kernel::keyed! {
    /// Whether a visit is to be made.
    pub enum VisitState {
        /// It is.
        Planned => "planned",
        /// It is not; the reason says why.
        Cancelled => "cancelled",
    }
}

kernel::keyed! {
    /// Why a visit was moved to another day, or cancelled.
    pub enum ChangeReason {
        /// The person wants it so.
        PersonAsked => "person-asked",
        /// The person is away, in hospital or travelling.
        PersonAway => "person-away",
        /// Nobody could come.
        Staffing => "staffing",
        /// Something else, told in the note.
        Other => "other",
        /// The person has died.
        PersonDied => "person-died",
        /// The help is over, or rests.
        HelpEnded => "help-ended",
    }
}

impl ChangeReason {
    /// Whether a planner may give it; the others follow from what other rooms tell.
    pub const fn is_given(self) -> bool {
        match self {
            Self::PersonAsked | Self::PersonAway | Self::Staffing | Self::Other => true,
            Self::PersonDied | Self::HelpEnded => false,
        }
    }
}

/// Where a visit stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placing {
    /// On which day.
    pub day: Date,
    /// When it begins, in minutes from midnight; none as long as nobody has said.
    pub start: Option<i64>,
    /// Who makes it, at most as many as are to come.
    pub workers: Vec<UserId>,
    /// Whether it is to be made.
    pub state: VisitState,
    /// Why it was moved or cancelled.
    pub reason: Option<ChangeReason>,
    /// More about why.
    pub note: Option<Line>,
}

impl Placing {
    /// Planned on a day, without time or people.
    pub const fn on(day: Date) -> Self {
        Self {
            day,
            start: None,
            workers: Vec::new(),
            state: VisitState::Planned,
            reason: None,
            note: None,
        }
    }
}

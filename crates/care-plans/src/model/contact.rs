//! The named care contact (fast omsorgskontakt, `SoL` 10:7): the one person to turn to, or why there is none.

use kernel::{Date, Id, Line, Prose, Timestamp, UserId};
use organisation::AssistantNurse;

use super::CarePlanId;

/// Kind of [`ContactId`].
pub enum Contacts {}
/// Id of an answer to who the contact is.
pub type ContactId = Id<Contacts>;

/// Who the contact is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContactAnswer {
    /// Somebody of the provider's staff.
    Named {
        /// Who.
        user: UserId,
        /// The name, as it was then.
        name: Line,
        /// By what right (`SoL` 25:4), as it was then.
        basis: AssistantNurse,
    },
    /// It was offered, and the person did not want one.
    Declined {
        /// What the person said.
        reason: Prose,
    },
    /// It is plainly not needed.
    NotNeeded {
        /// Why.
        reason: Prose,
    },
}

impl ContactAnswer {
    /// Its name in tables and language files.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Named { .. } => "named",
            Self::Declined { .. } => "declined",
            Self::NotNeeded { .. } => "not-needed",
        }
    }
}

/// An answer, with its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CareContact {
    /// Its id.
    pub id: ContactId,
    /// Of which plan.
    pub plan: CarePlanId,
    /// Who it is.
    pub answer: ContactAnswer,
    /// From which day.
    pub since: Date,
    /// To which day; none while it holds.
    pub until: Option<Date>,
    /// When it was noted.
    pub at: Timestamp,
    /// By whom.
    pub by: UserId,
}

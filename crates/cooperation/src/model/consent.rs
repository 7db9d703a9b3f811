//! The person's yes or no to a plan.

use kernel::{Date, Id, Line, Prose, Timestamp, UserId};

use super::PlanId;

/// Kind of [`ConsentId`].
pub enum Consents {}
/// Id of an answer.
pub type ConsentId = Id<Consents>;

/// What the person says.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum ConsentAnswer {
    /// Yes.
    Given,
    /// No.
    NotGiven,
    /// Yes before, no now.
    Withdrawn,
}

kernel::keyed!(ConsentAnswer {
    Given => "given",
    NotGiven => "not-given",
    Withdrawn => "withdrawn",
});

/// How it was said.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum ConsentWay {
    /// Face to face.
    Spoken,
    /// On the telephone.
    Phone,
    /// On paper or electronically.
    Written,
    /// With signs, pictures or in another way.
    Other,
    /// By somebody who has the right to speak for the person.
    Representative,
}

kernel::keyed!(ConsentWay {
    Spoken => "spoken",
    Phone => "phone",
    Written => "written",
    Other => "other",
    Representative => "representative",
});

/// What was said on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// On which day.
    pub day: Date,
    /// How.
    pub way: ConsentWay,
    /// To whom: a name, here or at the region.
    pub received_by: Line,
    /// What is to be remembered: limits, who spoke for the person.
    pub note: Option<Prose>,
}

/// An answer of the person, as it is kept. Answers are only added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// Its id.
    pub id: ConsentId,
    /// To which plan.
    pub plan: PlanId,
    /// Yes or no.
    pub answer: ConsentAnswer,
    /// What was said.
    pub word: Word,
    /// Who wrote it down.
    pub noted_by: UserId,
    /// When.
    pub noted_at: Timestamp,
}

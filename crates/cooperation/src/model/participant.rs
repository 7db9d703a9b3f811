//! Those who take part: the person, those close, and all who do something.

use kernel::{Id, Line};

use super::PlanId;

/// Kind of [`ParticipantId`].
pub enum Participants {}
/// Id of a participant.
pub type ParticipantId = Id<Participants>;

/// For whom somebody takes part, and who answers for a task.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Party {
    /// The person.
    Person,
    /// Somebody close to the person.
    Relative,
    /// The municipality, and those who carry out for it.
    Municipality,
    /// The region.
    Region,
    /// Somebody else: housing company, association, parish.
    Other,
}

kernel::keyed!(Party {
    Person => "person",
    Relative => "relative",
    Municipality => "municipality",
    Region => "region",
    Other => "other",
});

/// What somebody answered to the invitation.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Answer {
    /// No answer yet.
    Invited,
    /// Comes.
    Coming,
    /// Does not come.
    Declined,
}

kernel::keyed!(Answer { Invited => "invited", Coming => "coming", Declined => "declined" });

/// Who takes part, as it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendee {
    /// Name.
    pub name: Line,
    /// For whom.
    pub party: Party,
    /// What she or he does there: nurse, daughter, manager of the home care.
    pub role: Option<Line>,
    /// Where she or he works.
    pub organisation: Option<Line>,
    /// Telephone.
    pub phone: Option<Line>,
    /// What was answered.
    pub answer: Answer,
}

/// A participant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// Its id.
    pub id: ParticipantId,
    /// In which plan.
    pub plan: PlanId,
    /// Who.
    pub who: Attendee,
}

//! That the person saw the material before the decision (FL 25 §), what she or he answered, and what is disputed.

use kernel::{Date, Id, PersonId, Prose};

use super::InvestigationId;

/// Kind of [`CommunicationId`].
pub enum Communications {}
/// Id of a communication.
pub type CommunicationId = Id<Communications>;

/// By which way something was sent or answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Conveyance {
    /// By letter.
    Letter,
    /// Handed over and gone through together.
    Handed,
    /// Told, on the telephone or at a visit.
    Told,
    /// Through the person's own pages.
    Digital,
}

kernel::keyed!(Conveyance { Letter => "letter", Handed => "handed", Told => "told", Digital => "digital" });

/// What the person answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The day.
    pub on: Date,
    /// By which way.
    pub by: Conveyance,
    /// What was said; none where the person had nothing to add.
    pub words: Option<Prose>,
}

/// That the person was given the material to comment on.
#[derive(Debug, Clone)]
pub struct Communication {
    /// Its id.
    pub id: CommunicationId,
    /// Of which investigation.
    pub investigation: InvestigationId,
    /// To whom.
    pub person: PersonId,
    /// The day.
    pub sent: Date,
    /// By which way.
    pub by: Conveyance,
    /// What was handed over.
    pub material: Prose,
    /// The last day to comment.
    pub answer_by: Date,
    /// What was answered, once it was.
    pub answer: Option<Answer>,
    /// Counts the changes.
    pub version: i64,
}

/// Kind of [`DisputeId`].
pub enum Disputes {}
/// Id of a dispute.
pub type DisputeId = Id<Disputes>;

/// A note that the person holds something in the file to be wrong (`SoL` 14:6). It is added, never changed.
#[derive(Debug, Clone)]
pub struct Dispute {
    /// Its id.
    pub id: DisputeId,
    /// Of which investigation.
    pub investigation: InvestigationId,
    /// Who holds it to be wrong.
    pub person: PersonId,
    /// The day it was said.
    pub said: Date,
    /// What in the file.
    pub about: Prose,
    /// How it is, as the person says.
    pub view: Prose,
}

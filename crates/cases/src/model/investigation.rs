//! An investigation (utredning): plan, the person's own words, and the assessment that decisions rest on.

use kernel::{Id, Line, PersonId, Prose, Timestamp, UserId};
use residents::Interpreter;

use super::CaseId;

/// Kind of [`InvestigationId`].
pub enum Investigations {}
/// Id of an investigation.
pub type InvestigationId = Id<Investigations>;

/// How far an investigation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum InvestigationState {
    /// Going on.
    Open,
    /// Concluded with an assessment; decisions can be made.
    Concluded,
    /// Ended without one, because nothing is asked for any more.
    Dropped,
}

kernel::keyed!(InvestigationState { Open => "open", Concluded => "concluded", Dropped => "dropped" });

/// How the investigation is carried out, and what the person says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// What will be asked, whom we speak with, and when.
    pub steps: Option<Prose>,
    /// The person's own words on life and wishes.
    pub own_words: Option<Prose>,
    /// How the person takes part, and who else does with her or his consent.
    pub participation: Option<Prose>,
    /// The language of meetings, where it is not Swedish.
    pub language: Option<Line>,
}

/// Why the person did not need to see the material before the decision (FL 25 §).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// Which of the act's grounds, by the rule book's code.
    pub ground: Line,
    /// What it means here.
    pub reason: Prose,
}

/// How it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conclusion {
    /// The assessment.
    pub assessment: Prose,
    /// Why nothing was communicated, where nothing was.
    pub waiver: Option<Waiver>,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: UserId,
}

/// An investigation. A case has one.
#[derive(Debug, Clone)]
pub struct Investigation {
    /// Its id.
    pub id: InvestigationId,
    /// The case.
    pub case: CaseId,
    /// About whom.
    pub person: PersonId,
    /// When it was opened.
    pub opened: Timestamp,
    /// The sign of need that opened it, where no application did.
    pub sign: Option<Prose>,
    /// Whether meetings need an interpreter (FL 13 §).
    pub interpreter: Interpreter,
    /// How it is carried out.
    pub plan: Plan,
    /// How far it has come.
    pub state: InvestigationState,
    /// How it ended.
    pub conclusion: Option<Conclusion>,
    /// Counts the changes.
    pub version: i64,
}

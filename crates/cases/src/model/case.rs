//! A case (ärende): what is done for one person from an application or a sign of need until it is decided.

use kernel::{Id, PersonId, Timestamp, UnitId, UserId};

use super::{CaseNumber, Regime};

/// Kind of [`CaseId`].
pub enum Cases {}
/// Id of a case.
pub type CaseId = Id<Cases>;

/// How far a case has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CaseState {
    /// The investigation is going on.
    Investigated,
    /// Decided; help may be going on.
    Decided,
    /// Closed without a decision, because the application was withdrawn or the person has died.
    Closed,
}

kernel::keyed!(CaseState { Investigated => "investigated", Decided => "decided", Closed => "closed" });

/// A case.
#[derive(Debug, Clone)]
pub struct Case {
    /// Its id.
    pub id: CaseId,
    /// Whose.
    pub person: PersonId,
    /// Which ordering unit has it.
    pub unit: UnitId,
    /// Which officer has it.
    pub officer: UserId,
    /// Under which act.
    pub regime: Regime,
    /// How far it has come.
    pub state: CaseState,
    /// When it was opened.
    pub opened: Timestamp,
    /// When it was closed.
    pub closed: Option<Timestamp>,
    /// Counts the changes.
    pub version: i64,
}

impl Case {
    /// Its number, as people say it.
    pub fn number(&self) -> CaseNumber {
        CaseNumber::of(self.id, self.opened)
    }

    /// Where it stands in the product.
    pub fn address(&self) -> String {
        format!("/personer/{}/arenden/{}", self.person, self.id)
    }
}

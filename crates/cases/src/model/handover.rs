//! A handover: a case goes from one officer to another.

use kernel::{Id, PersonId, Timestamp, UserId};

use super::{Case, CaseId, CaseNumber};

/// Kind of [`CaseHandoverId`].
pub enum CaseHandovers {}
/// Id of a handover.
pub type CaseHandoverId = Id<CaseHandovers>;

/// That a case went from one officer to another. Why stands in the person's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseHandover {
    /// Its id.
    pub id: CaseHandoverId,
    /// The case.
    pub case: CaseId,
    /// Whose.
    pub person: PersonId,
    /// The number of the case.
    pub number: CaseNumber,
    /// Who had it.
    pub from: UserId,
    /// Who has it.
    pub to: UserId,
    /// Who decided so: the one who had it, or the manager.
    pub by: UserId,
    /// When.
    pub at: Timestamp,
}

/// Which case, and the version of it that somebody saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeenCase {
    /// Whose.
    pub person: PersonId,
    /// Which.
    pub case: CaseId,
    /// In which version.
    pub version: i64,
}

impl Case {
    /// The case in the version that is kept now.
    pub const fn seen(&self) -> SeenCase {
        SeenCase {
            person: self.person,
            case: self.id,
            version: self.version,
        }
    }
}

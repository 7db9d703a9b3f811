//! Early help: a service from the catalogue, given without needs assessment (`SoL` 11:5).

use kernel::{Id, PersonId, Prose, Timestamp, UnitId, UserId};
use organisation::ServiceCode;

use super::ContactId;

/// Kind of [`EarlyHelpId`].
pub enum EarlyHelps {}
/// Id of early help.
pub type EarlyHelpId = Id<EarlyHelps>;

/// What came of early help, when somebody asked.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum HelpOutcome {
    /// It was enough.
    Enough,
    /// It was not enough; the person was told again of the right to apply.
    NotEnough,
    /// Nobody could be reached.
    NotReached,
}

kernel::keyed!(HelpOutcome {
    Enough => "enough",
    NotEnough => "not-enough",
    NotReached => "not-reached",
});

/// Early help that was given.
#[derive(Debug, Clone)]
pub struct EarlyHelp {
    /// Its id.
    pub id: EarlyHelpId,
    /// The contact it came from.
    pub contact: ContactId,
    /// To whom; none when identity is not recorded.
    pub person: Option<PersonId>,
    /// By which unit.
    pub unit: UnitId,
    /// By whom.
    pub officer: UserId,
    /// Which service.
    pub service: ServiceCode,
    /// When.
    pub given: Timestamp,
    /// Why identity is not recorded, by the committee's decision (`SoL` 14:5).
    pub withheld: Option<Prose>,
    /// What was agreed.
    pub note: Option<Prose>,
    /// What came of it.
    pub outcome: Option<HelpOutcome>,
    /// Counts the changes.
    pub version: i64,
}

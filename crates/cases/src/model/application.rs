//! An application (ansökan): what the person asks for, in own words and as services, and who spoke for her or him.

use kernel::{Date, Id, Line, PersonId, Prose, UnitId, UserId};
use organisation::{Regime, ServiceCode};
use residents::Authority;

use super::{CaseId, ContactId};

/// Kind of [`ApplicationId`].
pub enum Applications {}
/// Id of an application.
pub type ApplicationId = Id<Applications>;

/// In which form it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ApplicationForm {
    /// On paper, signed or not.
    Written,
    /// Told on the telephone or at a visit, and noted by the officer.
    Oral,
    /// Through the person's own pages.
    Digital,
}

kernel::keyed!(ApplicationForm { Written => "written", Oral => "oral", Digital => "digital" });

/// Who applied in the person's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Representative {
    /// Name.
    pub name: Line,
    /// How she or he stands to the person, in words.
    pub kinship: Option<Line>,
    /// What she or he may do in the person's name.
    pub authority: Authority,
    /// Whether the person has been asked and wants the application; needed of those without authority.
    pub is_confirmed: bool,
}

/// What has become of an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ApplicationState {
    /// Investigated.
    Open,
    /// Every service that was wished has a decision.
    Decided,
    /// Taken back by the person.
    Withdrawn,
}

kernel::keyed!(ApplicationState { Open => "open", Decided => "decided", Withdrawn => "withdrawn" });

/// A request that a late case be decided (FL 12 §), and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demand {
    /// The day it came in.
    pub on: Date,
    /// The separate decision that refused it, with its reasons; none while it waits or where the case was decided.
    pub refused: Option<Prose>,
}

/// That the person was told of a delay (FL 11 §).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldOfDelay {
    /// The day the person was told.
    pub on: Date,
    /// Why it takes longer.
    pub reason: Prose,
    /// When a decision is expected.
    pub expected: Date,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wishes {
    /// In own words.
    pub words: Prose,
    /// As services, where that was said.
    pub services: Vec<ServiceCode>,
}

/// An application.
#[derive(Debug, Clone)]
pub struct Application {
    /// Its id.
    pub id: ApplicationId,
    /// Whose.
    pub person: PersonId,
    /// The case that was opened by it.
    pub case: CaseId,
    /// The contact that it came by, if one.
    pub contact: Option<ContactId>,
    /// The ordering unit.
    pub unit: UnitId,
    /// Who took it.
    pub officer: UserId,
    /// The day it came in (FL 22 §).
    pub received: Date,
    /// In which form.
    pub form: ApplicationForm,
    /// Who applied in the person's place, if somebody did.
    pub representative: Option<Representative>,
    /// Under which act.
    pub regime: Regime,
    /// What is asked for.
    pub wishes: Wishes,
    /// What has become of it.
    pub state: ApplicationState,
    /// That the person was told of a delay.
    pub delay: Option<ToldOfDelay>,
    /// The request that it be decided.
    pub demand: Option<Demand>,
    /// The day it was decided or withdrawn.
    pub closed: Option<Date>,
    /// Counts the changes.
    pub version: i64,
}

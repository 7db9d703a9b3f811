//! A need in one life area (IBIC): present state, aim, need, and the person's own resources.

use kernel::{Id, PersonId, Prose};
use organisation::LifeArea;

use super::InvestigationId;

/// Kind of [`NeedId`].
pub enum Needs {}
/// Id of an assessed need.
pub type NeedId = Id<Needs>;

/// How much somebody is limited: the qualifier of ICF, 0 to 4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limitation {
    /// 0: none.
    None,
    /// 1: slight.
    Slight,
    /// 2: moderate.
    Moderate,
    /// 3: great.
    Great,
    /// 4: total.
    Total,
}

kernel::keyed!(Limitation { None => "0", Slight => "1", Moderate => "2", Great => "3", Total => "4" });

/// What is described of a life area.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Described {
    /// How it is now.
    pub state_now: Option<Prose>,
    /// How the person wants it to be (avsett tillstånd).
    pub aim: Option<Prose>,
    /// What is needed for that.
    pub need: Option<Prose>,
    /// What the person does and can do alone.
    pub resources: Option<Prose>,
    /// What weighs in: health, home, surroundings.
    pub factors: Option<Prose>,
    /// What relatives and others do, and want to go on doing.
    pub relatives: Option<Prose>,
    /// How much the person is limited now.
    pub limitation: Option<Limitation>,
    /// How much when the aim is reached.
    pub limitation_aimed: Option<Limitation>,
}

impl Described {
    /// Whether anything has been written.
    pub const fn is_empty(&self) -> bool {
        self.state_now.is_none()
            && self.aim.is_none()
            && self.need.is_none()
            && self.resources.is_none()
            && self.factors.is_none()
            && self.relatives.is_none()
            && self.limitation.is_none()
            && self.limitation_aimed.is_none()
    }
}

/// The need in one life area. An investigation has at most one for each.
#[derive(Debug, Clone)]
pub struct AssessedNeed {
    /// Its id.
    pub id: NeedId,
    /// In which investigation.
    pub investigation: InvestigationId,
    /// Whose.
    pub person: PersonId,
    /// In which life area.
    pub area: LifeArea,
    /// What is described.
    pub described: Described,
    /// Counts the changes.
    pub version: i64,
}

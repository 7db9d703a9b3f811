//! A duty as it is read.

use jiff::SignedDuration;
use kernel::{Id, PersonId, Role, RuleKey, Timestamp, UnitId, UserId};
use uuid::Uuid;

use crate::rules::standing::{Standing, standing};

/// Kind of [`DutyId`].
pub enum Duties {}
/// The id of a duty.
pub type DutyId = Id<Duties>;

/// What is stored of a duty's course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Still to be done.
    Open,
    /// Done.
    Done,
    /// No longer to be done.
    Dropped,
}

impl State {
    /// Its name in tables.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }

    /// The state of a stored name.
    pub fn from_stored(key: &str) -> Option<Self> {
        [Self::Open, Self::Done, Self::Dropped]
            .into_iter()
            .find(|state| state.key() == key)
    }
}

/// Above whom a duty has been raised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Raised {
    /// To which level, from 1.
    pub level: i64,
    /// To which role.
    pub role: Role,
    /// At which unit.
    pub unit: UnitId,
}

/// A duty in the version that a reader saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Which.
    pub duty: DutyId,
    /// In which version.
    pub version: i64,
}

/// A duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyView {
    /// Its id.
    pub id: DutyId,
    /// Key of its kind, and of its name in the language files.
    pub kind: String,
    /// The rule that it comes from.
    pub rule: RuleKey,
    /// Kind of thing that it is about.
    pub subject_kind: String,
    /// Id of that thing.
    pub subject_id: Uuid,
    /// Whom it is about, if somebody.
    pub person: Option<PersonId>,
    /// At which unit it is done.
    pub unit: UnitId,
    /// By which role.
    pub role: Role,
    /// By whom, where that is settled.
    pub user: Option<UserId>,
    /// What it is about in a word.
    pub label: String,
    /// Where in the product it is done.
    pub link: String,
    /// From when.
    pub opened: Timestamp,
    /// Before when.
    pub due: Timestamp,
    /// Open, done or dropped.
    pub state: State,
    /// When it was done or dropped.
    pub closed: Option<Timestamp>,
    /// Why it was dropped.
    pub reason: Option<String>,
    /// To whom it has been escalated, if it has.
    pub raised: Option<Raised>,
    /// Counts its changes.
    pub version: i64,
}

impl DutyView {
    /// What time makes of it now; `soon` is how long before its due time a duty is due soon.
    pub fn standing(&self, now: Timestamp, soon: SignedDuration) -> Standing {
        standing(self.state, self.closed, self.due, (now, soon))
    }

    /// This duty in the version that was read.
    pub const fn seen(&self) -> Seen {
        Seen {
            duty: self.id,
            version: self.version,
        }
    }
}

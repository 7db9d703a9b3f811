//! A contact of the first line: somebody got in touch, and what became of it.

use kernel::{Id, Line, PersonId, Prose, Timestamp, UnitId, UserId};

use super::{CaseId, Channel, Topic};

/// Kind of [`ContactId`].
pub enum Contacts {}
/// Id of a contact.
pub type ContactId = Id<Contacts>;

/// Who got in touch, if not the person.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Caller {
    /// Name.
    pub name: Option<Line>,
    /// How the caller stands to the person: son, neighbour, nurse at the health centre.
    pub kinship: Option<Line>,
    /// Where the caller is reached.
    pub phone: Option<Line>,
}

/// What has become of a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ContactState {
    /// Nobody has taken it on yet.
    New,
    /// An officer has it.
    Taken,
    /// Answered with guidance; nothing is kept that tells who it was about.
    Guided,
    /// Early help was given.
    Helped,
    /// An application came of it.
    Applied,
    /// A coordinated plan came of it.
    Coordinated,
    /// Nothing more was wished or needed.
    Closed,
}

kernel::keyed!(ContactState {
    New => "new",
    Taken => "taken",
    Guided => "guided",
    Helped => "helped",
    Applied => "applied",
    Coordinated => "coordinated",
    Closed => "closed",
});

impl ContactState {
    /// Whether somebody still has to do something.
    pub const fn is_open(self) -> bool {
        match self {
            Self::New | Self::Taken => true,
            Self::Guided | Self::Helped | Self::Applied | Self::Coordinated | Self::Closed => false,
        }
    }
}

/// A contact.
#[derive(Debug, Clone)]
pub struct Contact {
    /// Its id.
    pub id: ContactId,
    /// The ordering unit that has it.
    pub unit: UnitId,
    /// By which way it came.
    pub channel: Channel,
    /// When.
    pub received: Timestamp,
    /// Who got in touch.
    pub caller: Caller,
    /// What it is about, as it was told.
    pub matter: Option<Prose>,
    /// About whom, if known.
    pub person: Option<PersonId>,
    /// Who has taken it on.
    pub officer: Option<UserId>,
    /// What has become of it.
    pub state: ContactState,
    /// What guidance was about.
    pub topic: Option<Topic>,
    /// The case that came of it.
    pub case: Option<CaseId>,
    /// Counts the changes.
    pub version: i64,
}

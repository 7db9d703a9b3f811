//! An entry of the record: what happened, what was made of it, and who signed it.

use care_plans::CarePlanId;
use jiff::civil::Time;
use kernel::{Date, Id, PersonId, Prose, Role, Timestamp, UnitId, UserId};

use super::MarkedText;

/// Kind of [`EntryId`].
pub enum Records {}
/// Id of an entry.
pub type EntryId = Id<Records>;

kernel::keyed! {
    /// Whose record an entry stands in.
    pub enum Part {
        /// The authority's, which investigates and decides.
        Authority => "authority",
        /// A provider's, which carries out.
        Provider => "provider",
    }
}

impl Part {
    /// Those to whom it can be handed over.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Authority => Self::Provider,
            Self::Provider => Self::Authority,
        }
    }
}

kernel::keyed! {
    /// What an entry is about.
    pub enum EntryKind {
        /// Something that happened and matters.
        Event => "event",
        /// What was done otherwise than planned.
        Deviation => "deviation",
        /// How the person is: body, mood, appetite.
        Health => "health",
        /// What the person wishes or has said.
        Wish => "wish",
        /// A contact with relatives or others around the person.
        Contact => "contact",
        /// Something else.
        Other => "other",
    }
}

/// Who keeps an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keeper {
    /// In which part.
    pub part: Part,
    /// Which unit.
    pub unit: UnitId,
}

impl Keeper {
    /// Whether two keep the same record: the authority has one file about a person, whichever unit has the case; each
    /// provider has its own.
    #[must_use]
    pub fn keeps_with(self, other: Self) -> bool {
        match self.part {
            Part::Authority => other.part == Part::Authority,
            Part::Provider => self == other,
        }
    }
}

/// When something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Happened {
    /// The day.
    pub on: Date,
    /// The time of the day, where it is known.
    pub at: Option<Time>,
}

/// Who wrote an entry, in which role, and when: as it was then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// When.
    pub at: Timestamp,
    /// The day of it, where the unit is.
    pub on: Date,
    /// Who.
    pub by: UserId,
    /// The name.
    pub name: String,
    /// The role.
    pub role: Role,
}

/// That an entry takes the place of one that was wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Of which.
    pub of: EntryId,
    /// Why.
    pub why: Prose,
}

/// A signed entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// About whom.
    pub person: PersonId,
    /// Who keeps it.
    pub keeper: Keeper,
    /// What it is about.
    pub kind: EntryKind,
    /// When it happened.
    pub happened: Happened,
    /// What was seen, heard or done.
    pub fact: Prose,
    /// What the writer makes of it.
    pub judgement: Option<Prose>,
    /// The care plan that it has to do with.
    pub plan: Option<CarePlanId>,
    /// In the place of which it stands.
    pub correction: Option<Correction>,
    /// Who signed it.
    pub signed: Signature,
}

impl Entry {
    /// Where it is read.
    pub fn address(&self) -> String {
        address(self.person, self.id)
    }

    /// Whether it was written on another day than it tells of.
    pub fn is_late(&self) -> bool {
        self.happened.on != self.signed.on
    }
}

/// An entry in a list: when and what it is about, and who signed it, without its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brief {
    /// Its id.
    pub id: EntryId,
    /// About whom.
    pub person: PersonId,
    /// The day on which it happened.
    pub happened: Date,
    /// What it is about.
    pub kind: EntryKind,
    /// When it was signed.
    pub signed_at: Timestamp,
    /// The name of who signed it.
    pub signed_name: String,
}

impl Brief {
    /// Where it is read.
    pub fn address(&self) -> String {
        address(self.person, self.id)
    }
}

fn address(person: PersonId, id: EntryId) -> String {
    format!("/personer/{person}/dokumentation/{id}")
}

/// An entry on its way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry {
    /// What it is about.
    pub kind: EntryKind,
    /// When it happened.
    pub happened: Happened,
    /// What was seen, heard or done.
    pub fact: MarkedText,
    /// What the writer makes of it.
    pub judgement: Option<MarkedText>,
    /// Whether all of it is about somebody else.
    pub is_whole: bool,
    /// The care plan that it has to do with.
    pub plan: Option<CarePlanId>,
}

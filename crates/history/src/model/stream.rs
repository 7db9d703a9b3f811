//! The chains: one a person, one of reads a person, one a unit, one for the installation.

use kernel::{Id, PersonId, UnitId};
use uuid::Uuid;

/// A chain of entries of its own. Changes in different streams never wait for each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stream {
    /// A person's file.
    Person(PersonId),
    /// Who has read a person's file; apart, so that reading never waits for writing.
    Reads(PersonId),
    /// A unit of the organisation.
    Unit(UnitId),
    /// The installation: users, settings, rules.
    Installation,
}

impl Stream {
    /// Its kind in tables.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Person(_) => "person",
            Self::Reads(_) => "reads",
            Self::Unit(_) => "unit",
            Self::Installation => "installation",
        }
    }

    /// The id of what it is about; nil for the installation, of which there is one.
    pub const fn id(self) -> Uuid {
        match self {
            Self::Person(person) | Self::Reads(person) => person.uuid(),
            Self::Unit(unit) => unit.uuid(),
            Self::Installation => Uuid::nil(),
        }
    }

    /// The person whom all of it is about, if one.
    pub const fn person(self) -> Option<PersonId> {
        match self {
            Self::Person(person) | Self::Reads(person) => Some(person),
            Self::Unit(_) | Self::Installation => None,
        }
    }

    /// The stream of a stored kind and id.
    pub fn from_stored(kind: &str, id: Uuid) -> Option<Self> {
        match kind {
            "person" => Some(Self::Person(Id::from_uuid(id))),
            "reads" => Some(Self::Reads(Id::from_uuid(id))),
            "unit" => Some(Self::Unit(Id::from_uuid(id))),
            "installation" if id.is_nil() => Some(Self::Installation),
            _ => None,
        }
    }
}

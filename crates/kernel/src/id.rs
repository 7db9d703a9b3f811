//! Typed ids: every kind of thing has its own, so that two can never be mixed up.

use std::{fmt, hash::Hash, marker::PhantomData, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

/// The id of one `Kind` of thing: a `UUIDv7`, so that ids sort in the order in which they were made.
///
/// ```
/// use kernel::{Id, PersonId, UnitId};
/// enum Cases {}
/// type CaseId = Id<Cases>;
/// let text = "01930000-0000-7000-8000-000000000001";
/// let case: CaseId = text.parse()?;
/// assert_eq!(case.to_string(), text);
/// // let wrong: UnitId = case;   // does not compile
/// # Ok::<(), kernel::ParseIdError>(())
/// ```
pub struct Id<Kind>(Uuid, PhantomData<fn() -> Kind>);

/// Kind of [`PersonId`].
pub enum Persons {}
/// Kind of [`UnitId`].
pub enum Units {}
/// Kind of [`UserId`].
pub enum Users {}
/// Kind of [`AssignmentId`].
pub enum Assignments {}

/// A resident: anybody with a personal number or a file, whether or not help is given.
pub type PersonId = Id<Persons>;
/// A unit of the organisation: a district's ordering unit, a provider, a provider's team.
pub type UnitId = Id<Units>;
/// Somebody who can log in.
pub type UserId = Id<Users>;
/// An assignment (uppdrag): a user in a role at a unit from a day to a day.
pub type AssignmentId = Id<Assignments>;

/// A text that is not an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct ParseIdError;

impl<Kind> Id<Kind> {
    /// The id with these bits.
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self(uuid, PhantomData)
    }

    /// The bits.
    pub const fn uuid(self) -> Uuid {
        self.0
    }
}

impl<Kind> Clone for Id<Kind> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<Kind> Copy for Id<Kind> {}
impl<Kind> PartialEq for Id<Kind> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<Kind> Eq for Id<Kind> {}
impl<Kind> PartialOrd for Id<Kind> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<Kind> Ord for Id<Kind> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<Kind> Hash for Id<Kind> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<Kind> fmt::Debug for Id<Kind> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<Kind> fmt::Display for Id<Kind> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<Kind> FromStr for Id<Kind> {
    type Err = ParseIdError;
    fn from_str(text: &str) -> Result<Self, ParseIdError> {
        // Only the one canonical spelling, so that an address has one form.
        if text.len() != 36 {
            return Err(ParseIdError);
        }
        Uuid::try_parse(text)
            .map(Self::from_uuid)
            .ok()
            .ok_or(ParseIdError)
    }
}
impl<Kind> Serialize for Id<Kind> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}
impl<'de, Kind> Deserialize<'de> for Id<Kind> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Uuid::deserialize(deserializer).map(Self::from_uuid)
    }
}

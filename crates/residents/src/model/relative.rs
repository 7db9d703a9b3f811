//! Somebody who stands close to a person, and what that one may do in the person's name.

use kernel::{Date, Id, Line, Period, PersonId};
use serde::{Deserialize, Serialize};

use super::{Email, Phone};

/// Kind of [`Relative::id`].
pub enum Relatives {}

kernel::keyed! {
    /// How somebody stands to the person: the relative is the person's …
    pub enum Kinship {
        /// Husband or wife.
        Spouse => "spouse",
        /// Partner without marriage.
        Partner => "partner",
        /// Son.
        Son => "son",
        /// Daughter.
        Daughter => "daughter",
        /// Mother.
        Mother => "mother",
        /// Father.
        Father => "father",
        /// Brother or sister.
        Sibling => "sibling",
        /// Grandchild.
        Grandchild => "grandchild",
        /// Grandmother or grandfather.
        Grandparent => "grandparent",
        /// Another relative.
        OtherRelative => "other-relative",
        /// Friend.
        Friend => "friend",
        /// Neighbour.
        Neighbour => "neighbour",
        /// Somebody appointed, not a relative.
        Appointed => "appointed",
    }
}

kernel::keyed! {
    /// What somebody may do in the person's name.
    pub enum Authority {
        /// Nothing: a contact only.
        None => "none",
        /// Fullmakt.
        PowerOfAttorney => "power-of-attorney",
        /// Framtidsfullmakt (2017:310), once it has come into force.
        FuturePower => "future-power",
        /// God man (parental code 11:4).
        SpecialRepresentative => "special-representative",
        /// Förvaltare (parental code 11:7).
        Administrator => "administrator",
        /// Vårdnadshavare of somebody under 18.
        Guardian => "guardian",
    }
}

impl Authority {
    /// Whether the one who has it can apply in the person's name.
    pub const fn may_apply(self) -> bool {
        match self {
            Self::None => false,
            Self::PowerOfAttorney
            | Self::FuturePower
            | Self::SpecialRepresentative
            | Self::Administrator
            | Self::Guardian => true,
        }
    }
}

/// Somebody who stands close to a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relative {
    /// The id.
    pub id: Id<Relatives>,
    /// To whom.
    pub person: PersonId,
    /// Her or his name.
    pub name: Line,
    /// How she or he stands to the person.
    pub kinship: Kinship,
    /// Phone.
    pub phone: Option<Phone>,
    /// E-mail.
    pub email: Option<Email>,
    /// What she or he may do in the person's name.
    pub authority: Authority,
    /// When that holds.
    pub period: Period,
    /// Rises by one with every change.
    pub version: i64,
}

impl Relative {
    /// Whether the relative may apply in the person's name on a day.
    pub fn may_apply_on(&self, day: Date) -> bool {
        self.authority.may_apply() && self.period.contains(day)
    }
}

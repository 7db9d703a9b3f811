//! Entries that one keeper of records gave to another: what, to whom, why, on which ground, and the receipt.

use kernel::{Date, Id, PersonId, Prose, Timestamp, UserId};

use super::Keeper;

/// Kind of [`HandoverId`].
pub enum Handovers {}
/// Id of a handover.
pub type HandoverId = Id<Handovers>;

kernel::keyed! {
    /// On which ground another keeper may read what is handed over (2022:913 3 kap.).
    pub enum Ground {
        /// The person knows what it means, and consents (2:2, 3:2).
        Consent => "consent",
        /// The person cannot take a stand, and not only for a while (2:6, 3:4).
        CannotConsent => "cannot-consent",
    }
}

/// Who did something, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: UserId,
    /// The name, as it was then.
    pub name: String,
}

/// A handover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handover {
    /// Its id.
    pub id: HandoverId,
    /// About whom.
    pub person: PersonId,
    /// Who gave it.
    pub from: Keeper,
    /// To whom.
    pub to: Keeper,
    /// What happened from this day.
    pub first: Date,
    /// To this day.
    pub last: Date,
    /// What for.
    pub purpose: Prose,
    /// On which ground.
    pub ground: Ground,
    /// How the person's stand was found out, where the person cannot say it.
    pub note: Option<Prose>,
    /// Who handed it over.
    pub given: Given,
}

impl Handover {
    /// Where it is read.
    pub fn address(&self) -> String {
        format!(
            "/personer/{}/dokumentation/overlamnat/{}",
            self.person, self.id
        )
    }
}

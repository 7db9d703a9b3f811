//! What those who come can do, and what a person's visits ask for.

use std::collections::BTreeSet;

use kernel::{PersonId, UserId};
use residents::LanguageCode;

kernel::keyed! {
    /// What a visit can ask for and a member of staff can hold.
    pub enum Competence {
        /// A nurse has delegated the handing over of medicine to her or him.
        Medication => "medication",
        /// Has learned to lift with the aids that are there.
        Lift => "lift",
        /// Has learned about dementia.
        Dementia => "dementia",
        /// May drive a car.
        Driving => "driving",
    }
}

/// What a member of staff can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Who.
    pub user: UserId,
    /// Competences and licences.
    pub competences: BTreeSet<Competence>,
    /// Languages besides Swedish.
    pub languages: BTreeSet<LanguageCode>,
    /// Rises by one with every change; 0 before anything is said.
    pub version: i64,
}

impl Profile {
    /// Nothing is said yet.
    pub const fn blank(user: UserId) -> Self {
        Self {
            user,
            competences: BTreeSet::new(),
            languages: BTreeSet::new(),
            version: 0,
        }
    }
}

/// What a person's visits ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demand {
    /// Whose visits.
    pub person: PersonId,
    /// All who come must hold these.
    pub competences: BTreeSet<Competence>,
    /// Who comes should speak this.
    pub language: Option<LanguageCode>,
    /// Rises by one with every change; 0 before anything is said.
    pub version: i64,
}

impl Demand {
    /// Nothing is said yet.
    pub const fn blank(person: PersonId) -> Self {
        Self {
            person,
            competences: BTreeSet::new(),
            language: None,
            version: 0,
        }
    }
}

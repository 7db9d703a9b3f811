//! What a rule of the policy may hang on.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// Something that holds, or does not, between the actor and what is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    /// The user handles the person: a case relation of the user's own.
    HandlesPerson,
    /// The unit of the assignment has the person's case.
    UnitHandles,
    /// The unit of the assignment carries out a service for the person.
    ProviderOf,
    /// The unit of the assignment carries out a service for the person, or has done so.
    HasProvided,
    /// The thing belongs to the unit of the assignment.
    OwnUnit,
    /// The actor is the person, logged in as such.
    IsPerson,
    /// A member of staff asks about herself or himself.
    IsSelf,
    /// The person has let the relative see decisions and orders.
    LetInDecisions,
    /// The person has let the relative see plans.
    LetInPlans,
    /// The person's identity is protected.
    Protected,
    /// The person's file is under stricter secrecy.
    Secret,
    /// The user is one of those named to see a protected or secret person.
    NamedStaff,
    /// The person has closed what is written to the unit of the assignment.
    BlockedUnit,
    /// The person has closed what is written to all other providers of care.
    BlockedProviders,
    /// The person is asked for by the whole personal number, not by name.
    ExactNumber,
    /// An emergency is given as the ground, instead of a relation.
    ClaimedEmergency,
}

impl Condition {
    /// All of them.
    pub const ALL: [Self; 16] = [
        Self::HandlesPerson,
        Self::UnitHandles,
        Self::ProviderOf,
        Self::HasProvided,
        Self::OwnUnit,
        Self::IsPerson,
        Self::IsSelf,
        Self::LetInDecisions,
        Self::LetInPlans,
        Self::Protected,
        Self::Secret,
        Self::NamedStaff,
        Self::BlockedUnit,
        Self::BlockedProviders,
        Self::ExactNumber,
        Self::ClaimedEmergency,
    ];

    /// The key of its text.
    pub fn text_key(self) -> String {
        format!("access-condition-{}", self.key())
    }

    /// Its name in the policy and in keys of texts.
    pub const fn key(self) -> &'static str {
        match self {
            Self::HandlesPerson => "handles-person",
            Self::UnitHandles => "unit-handles",
            Self::ProviderOf => "provider-of",
            Self::HasProvided => "has-provided",
            Self::OwnUnit => "own-unit",
            Self::IsPerson => "is-person",
            Self::IsSelf => "is-self",
            Self::LetInDecisions => "let-in-decisions",
            Self::LetInPlans => "let-in-plans",
            Self::Protected => "protected",
            Self::Secret => "secret",
            Self::NamedStaff => "named-staff",
            Self::BlockedUnit => "blocked-unit",
            Self::BlockedProviders => "blocked-providers",
            Self::ExactNumber => "exact-number",
            Self::ClaimedEmergency => "claimed-emergency",
        }
    }

    /// Whether the need itself tells it, so that nothing about the person is looked up.
    pub const fn is_told_by_need(self) -> bool {
        match self {
            Self::OwnUnit | Self::ExactNumber | Self::ClaimedEmergency => true,
            Self::HandlesPerson
            | Self::UnitHandles
            | Self::ProviderOf
            | Self::HasProvided
            | Self::IsPerson
            | Self::IsSelf
            | Self::LetInDecisions
            | Self::LetInPlans
            | Self::Protected
            | Self::Secret
            | Self::NamedStaff
            | Self::BlockedUnit
            | Self::BlockedProviders => false,
        }
    }

    /// Whether it holds.
    pub fn holds(self, facts: &Facts) -> bool {
        facts.0.contains(&self)
    }
}

/// The conditions that hold for one actor and one need; those not in it don't.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts(pub BTreeSet<Condition>);

impl Facts {
    /// Nothing holds.
    pub const fn none() -> Self {
        Self(BTreeSet::new())
    }

    /// Whether the reader may know of the person at all: anybody may, but where the person is protected or under stricter
    /// secrecy only those who are named, or handle the person.
    pub fn may_know(&self) -> bool {
        let holds = |condition: Condition| condition.holds(self);
        !holds(Condition::Protected) && !holds(Condition::Secret)
            || holds(Condition::NamedStaff)
            || holds(Condition::HandlesPerson)
    }

    /// The same and this one, if it holds.
    #[must_use]
    pub fn and(mut self, condition: Condition, holds: bool) -> Self {
        if holds {
            self.0.insert(condition);
        }
        self
    }
}

impl FromIterator<Condition> for Facts {
    fn from_iter<T: IntoIterator<Item = Condition>>(conditions: T) -> Self {
        Self(conditions.into_iter().collect())
    }
}

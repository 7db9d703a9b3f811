//! What a page or a use case asks of access before it goes on.

use kernel::{PersonId, UnitId};
use serde::{Deserialize, Serialize};

use super::{Resource, Verb};

/// On which ground the actor asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// The work at hand: relation, unit and role decide.
    #[default]
    Work,
    /// The actor has the person's whole number before her or him.
    ExactNumber,
    /// The actor gives an emergency instead of a relation. Social care has no such right.
    Emergency,
}

/// What the actor wants to do to what.
///
/// ```
/// use access::{Need, Resource};
/// use kernel::PersonId;
/// # let person: PersonId = "01930000-0000-7000-8000-000000000001".parse()?;
/// let need = Need::see(Resource::PersonFile).about(person);
/// # Ok::<(), kernel::ParseIdError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// What the actor wants to do.
    pub verb: Verb,
    /// To what.
    pub resource: Resource,
    /// Whom it is about, where it is about somebody.
    pub person: Option<PersonId>,
    /// Which unit it belongs to, where it belongs to one.
    pub unit: Option<UnitId>,
    /// On which ground.
    pub ground: Ground,
}

impl Need {
    /// To do this to that.
    pub const fn new(verb: Verb, resource: Resource) -> Self {
        Self {
            verb,
            resource,
            person: None,
            unit: None,
            ground: Ground::Work,
        }
    }

    /// To read it.
    pub const fn see(resource: Resource) -> Self {
        Self::new(Verb::See, resource)
    }

    /// To register or change it.
    pub const fn write(resource: Resource) -> Self {
        Self::new(Verb::Write, resource)
    }

    /// To decide it.
    pub const fn decide(resource: Resource) -> Self {
        Self::new(Verb::Decide, resource)
    }

    /// To answer it.
    pub const fn answer(resource: Resource) -> Self {
        Self::new(Verb::Answer, resource)
    }

    /// To take it out.
    pub const fn export(resource: Resource) -> Self {
        Self::new(Verb::Export, resource)
    }

    /// To check its use.
    pub const fn review(resource: Resource) -> Self {
        Self::new(Verb::Review, resource)
    }

    /// To set who may use it.
    pub const fn administer(resource: Resource) -> Self {
        Self::new(Verb::Administer, resource)
    }

    /// Whom it is about.
    #[must_use]
    pub const fn about(mut self, person: PersonId) -> Self {
        self.person = Some(person);
        self
    }

    /// Which unit it belongs to.
    #[must_use]
    pub const fn at(mut self, unit: UnitId) -> Self {
        self.unit = Some(unit);
        self
    }

    /// The actor has the whole personal number, not a name.
    #[must_use]
    pub const fn by_exact_number(mut self) -> Self {
        self.ground = Ground::ExactNumber;
        self
    }

    /// The actor gives an emergency as the ground.
    #[must_use]
    pub const fn in_emergency(mut self) -> Self {
        self.ground = Ground::Emergency;
        self
    }

    /// The same thing, only to read it.
    #[must_use]
    pub const fn only_seeing(mut self) -> Self {
        self.verb = Verb::See;
        self
    }
}

//! What ties staff and units to a person, and what stands in their way.

use kernel::{Id, Period, PersonId, UnitId, UserId};
use serde::{Deserialize, Serialize};

/// Kind of [`RelationId`].
pub enum Relations {}
/// A relation between a person and a user or unit.
pub type RelationId = Id<Relations>;
/// Kind of [`MarkingId`].
pub enum Markings {}
/// A marking on a person.
pub type MarkingId = Id<Markings>;
/// Kind of [`BlockId`].
pub enum Blocks {}
/// A block (spärr).
pub type BlockId = Id<Blocks>;
/// Kind of [`LettingInId`].
pub enum LettingsIn {}
/// A relative that the person has let in.
pub type LettingInId = Id<LettingsIn>;
/// Kind of [`NamingId`].
pub enum Namings {}
/// A user named to see a protected person.
pub type NamingId = Id<Namings>;

/// Who stands in a relation to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Holder {
    /// One user.
    User(UserId),
    /// A unit.
    Unit(UnitId),
}

impl Holder {
    /// The user, if it is one.
    pub const fn user(self) -> Option<UserId> {
        match self {
            Self::User(user) => Some(user),
            Self::Unit(_) => None,
        }
    }

    /// The unit, if it is one.
    pub const fn unit(self) -> Option<UnitId> {
        match self {
            Self::Unit(unit) => Some(unit),
            Self::User(_) => None,
        }
    }
}

/// What the relation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RelationKind {
    /// A case officer handles the person's case; the holder is a user.
    Handling,
    /// An authority's unit has the person's case; the holder is a unit.
    Unit,
    /// A provider's unit carries out a service; the holder is a unit.
    Provider,
}
kernel::keyed!(RelationKind { Handling => "handling", Unit => "unit", Provider => "provider" });

impl RelationKind {
    /// The key of its text.
    pub fn text_key(self) -> String {
        format!("access-relation-{}", self.key())
    }

    /// Whether such a holder can stand in it.
    pub const fn fits(self, holder: Holder) -> bool {
        match (self, holder) {
            (Self::Handling, Holder::User(_)) | (Self::Unit | Self::Provider, Holder::Unit(_)) => {
                true
            }
            (Self::Handling, Holder::Unit(_)) | (Self::Unit | Self::Provider, Holder::User(_)) => {
                false
            }
        }
    }
}

/// A relation to be made.
#[derive(Debug, Clone)]
pub struct NewRelation {
    /// To whom.
    pub person: PersonId,
    /// Whose.
    pub holder: Holder,
    /// What it is.
    pub kind: RelationKind,
    /// From when to when.
    pub period: Period,
    /// Of what work it comes, for the log.
    pub ground: RelationGround,
}

kernel::keyed!(
    /// The work that gives a relation or takes it away. It stands in the history as why that was done.
    pub enum RelationGround {
        /// A contact was registered or taken on.
        Contact => "contact",
        /// A contact was answered or closed.
        ContactEnded => "contact-ended",
        /// Early help was followed up, and was enough.
        EarlyHelpWasEnough => "early-help-was-enough",
        /// An application was received.
        Application => "application",
        /// An investigation was opened.
        Investigation => "investigation",
        /// A case went from one officer to another.
        Handover => "handover",
        /// A case was closed.
        CaseClosed => "case-closed",
        /// A coordinated plan was begun.
        SharedPlan => "shared-plan",
        /// A coordinated plan has ended.
        SharedPlanEnded => "shared-plan-ended",
        /// An order runs at the provider, or no longer does.
        Order => "order",
        /// An order has ended.
        OrderEnded => "order-ended",
        /// An order was taken back before it was carried out.
        OrderWithdrawn => "order-withdrawn",
    }
);

impl RelationGround {
    /// The key of its text.
    pub fn text_key(self) -> String {
        format!("access-ground-{}", self.key())
    }

    /// The ground that an entry of the history keeps as its reason; none where that is no ground. Entries of earlier
    /// versions have spaces in it.
    pub fn of_reason(reason: &str) -> Option<Self> {
        reason.replace(' ', "-").parse().ok()
    }
}

/// A marking on a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MarkingKind {
    /// Sekretessmarkering: the tax agency warns that data may do harm.
    ConfidentialityMarking,
    /// Skyddad folkbokföring: registered elsewhere than where the person lives.
    ProtectedRegistration,
    /// Fingerade personuppgifter: another identity than before.
    FictitiousData,
    /// Stricter secrecy for the file, for example against colleagues or relatives at work here.
    Secrecy,
}
kernel::keyed!(MarkingKind {
    ConfidentialityMarking => "confidentiality-marking",
    ProtectedRegistration => "protected-registration",
    FictitiousData => "fictitious-data",
    Secrecy => "secrecy",
});

impl MarkingKind {
    /// The key of its text.
    pub fn text_key(self) -> String {
        format!("access-marking-{}", self.key())
    }

    /// Whether it protects who and where the person is.
    pub const fn protects_identity(self) -> bool {
        match self {
            Self::ConfidentialityMarking | Self::ProtectedRegistration | Self::FictitiousData => {
                true
            }
            Self::Secrecy => false,
        }
    }
}

/// How much a relative may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LettingScope {
    /// Decisions and orders.
    Decisions,
    /// Coordinated plans.
    Plans,
    /// Both.
    Both,
}
kernel::keyed!(LettingScope { Decisions => "decisions", Plans => "plans", Both => "both" });

impl LettingScope {
    /// The key of its text.
    pub fn text_key(self) -> String {
        format!("access-letting-{}", self.key())
    }

    /// Whether decisions and orders are in it.
    pub const fn has_decisions(self) -> bool {
        matches!(self, Self::Decisions | Self::Both)
    }

    /// Whether plans are in it.
    pub const fn has_plans(self) -> bool {
        matches!(self, Self::Plans | Self::Both)
    }
}

//! A coordinated individual plan: why it was called, how far it has come, how it ended.

use kernel::{Date, Id, Line, PersonId, Prose, Timestamp, UnitId, UserId};
use uuid::Uuid;

use super::Meeting;

/// Kind of [`PlanId`].
pub enum Plans {}
/// Id of a coordinated plan, from the call on.
pub type PlanId = Id<Plans>;

/// Who found that a joint plan is needed.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Origin {
    /// The region's open care, mostly a nurse at the health centre.
    OpenCare,
    /// The region, when the person is about to leave hospital.
    Discharge,
    /// We ourselves.
    Own,
}

kernel::keyed!(Origin { OpenCare => "open-care", Discharge => "discharge", Own => "own" });

/// How far a plan has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// The person is ready to leave hospital; the region is to call.
    Awaited,
    /// Called; the person has not been asked yet.
    Called,
    /// The person says yes.
    Consented,
    /// All know when and where they meet.
    MeetingSet,
    /// There is a plan, and it is carried out.
    Agreed,
    /// Followed up for the last time: the plan is fulfilled.
    FollowedUp,
    /// Ended before that, with its reason.
    Dropped,
}

kernel::keyed!(State {
    Awaited => "awaited",
    Called => "called",
    Consented => "consented",
    MeetingSet => "meeting-set",
    Agreed => "agreed",
    FollowedUp => "followed-up",
    Dropped => "dropped",
});

impl State {
    /// Whether somebody still has something to do.
    pub const fn is_open(self) -> bool {
        match self {
            Self::Awaited | Self::Called | Self::Consented | Self::MeetingSet | Self::Agreed => {
                true
            }
            Self::FollowedUp | Self::Dropped => false,
        }
    }

    /// Whether the person's consent stands.
    pub const fn has_consent(self) -> bool {
        match self {
            Self::Consented | Self::MeetingSet | Self::Agreed | Self::FollowedUp => true,
            Self::Awaited | Self::Called | Self::Dropped => false,
        }
    }

    /// Whether there is a plan that those who carry it out may see.
    pub const fn is_shared(self) -> bool {
        match self {
            Self::Agreed | Self::FollowedUp => true,
            Self::Awaited | Self::Called | Self::Consented | Self::MeetingSet | Self::Dropped => {
                false
            }
        }
    }
}

/// Who called, or whom we called.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Counterpart {
    /// Health centre, hospital ward, clinic.
    pub organisation: Line,
    /// Name.
    pub name: Option<Line>,
    /// Telephone.
    pub phone: Option<Line>,
}

/// Why a plan ended before it was followed up.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum DropReason {
    /// The person does not want a plan.
    NoConsent,
    /// The person has taken the consent back.
    ConsentWithdrawn,
    /// The needs are met without a joint plan.
    NotNeeded,
    /// The person has moved to another municipality.
    Moved,
    /// The person has died.
    Died,
    /// Another reason, told in words.
    Other,
}

kernel::keyed!(DropReason {
    NoConsent => "no-consent",
    ConsentWithdrawn => "consent-withdrawn",
    NotNeeded => "not-needed",
    Moved => "moved",
    Died => "died",
    Other => "other",
});

impl DropReason {
    /// The reasons that an officer chooses; the others follow from what the person says.
    pub const CHOSEN: [Self; 4] = [Self::NotNeeded, Self::Moved, Self::Died, Self::Other];
}

/// How a plan was dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// Why.
    pub reason: DropReason,
    /// In words.
    pub note: Option<Prose>,
}

/// A coordinated individual plan from the call on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Its id.
    pub id: PlanId,
    /// Whose.
    pub person: PersonId,
    /// Our unit.
    pub unit: UnitId,
    /// Our officer.
    pub officer: UserId,
    /// Who found that it is needed.
    pub origin: Origin,
    /// The contact of the first line from which it came.
    pub contact: Option<Uuid>,
    /// From when time is counted: the call, the notice that the person is ready, or our own finding.
    pub since: Timestamp,
    /// When the call was sent; none while it is awaited.
    pub called: Option<Timestamp>,
    /// Who called, or whom we called.
    pub counterpart: Counterpart,
    /// What for.
    pub purpose: Option<Prose>,
    /// How far it has come.
    pub state: State,
    /// When and where all meet.
    pub meeting: Option<Meeting>,
    /// The number of the agreement that holds.
    pub agreement: Option<i64>,
    /// When it is followed up next.
    pub follow_up: Option<Date>,
    /// When it ended.
    pub ended: Option<Timestamp>,
    /// How it was dropped.
    pub dropped: Option<Dropped>,
    /// Counts the changes.
    pub version: i64,
}

impl Plan {
    /// Ends it.
    pub(crate) fn drop_for(self, reason: DropReason, note: Option<Prose>, at: Timestamp) -> Self {
        Self {
            state: State::Dropped,
            ended: Some(at),
            dropped: Some(Dropped { reason, note }),
            follow_up: None,
            ..self
        }
    }

    /// Where it is found in the product.
    pub fn address(&self) -> String {
        format!("/personer/{}/sip/{}", self.person, self.id)
    }
}

/// A plan in the version that somebody saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeenPlan {
    /// Whose.
    pub person: PersonId,
    /// Which.
    pub plan: PlanId,
    /// In which version.
    pub version: i64,
}

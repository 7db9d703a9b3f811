//! A decision (beslut) on one service: what was granted or refused, why, by whom, and for how long.

use jiff::ToSpan;
use kernel::{Date, Id, Line, Period, PersonId, Prose, UnitId, UserId};
use organisation::{Regime, ServiceCode};

use super::CaseId;

/// Kind of [`DecisionId`].
pub enum Decisions {}
/// Id of a decision.
pub type DecisionId = Id<Decisions>;

/// Which of the three groups of LSS 1 § the person belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LssGroup {
    /// Intellectual disability, autism or a condition like it.
    First,
    /// Considerable and lasting intellectual impairment after brain damage in adult age.
    Second,
    /// Other extensive and lasting impairments.
    Third,
}

kernel::keyed!(LssGroup { First => "1", Second => "2", Third => "3" });

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// What was asked for.
    Approved,
    /// A part of it.
    Partly,
    /// Nothing of it.
    Refused,
}

kernel::keyed!(Outcome { Approved => "approved", Partly => "partly", Refused => "refused" });

impl Outcome {
    /// Whether the person gets something.
    pub const fn is_favourable(self) -> bool {
        match self {
            Self::Approved | Self::Partly => true,
            Self::Refused => false,
        }
    }

    /// Whether the person is denied something, and so can want to appeal.
    pub const fn goes_against(self) -> bool {
        match self {
            Self::Partly | Self::Refused => true,
            Self::Approved => false,
        }
    }
}

/// What has become of a decision since.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DecisionState {
    /// It stands.
    Standing,
    /// Another has taken its place.
    Changed,
    /// Withdrawn to the person's harm.
    Revoked,
    /// Ended: the person died, did not want it any more, or moved.
    Ended,
}

kernel::keyed!(DecisionState { Standing => "standing", Changed => "changed", Revoked => "revoked", Ended => "ended" });

/// Why a decision ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EndReason {
    /// The person has died.
    Death,
    /// The person does not want the service any more.
    OwnWish,
    /// The person has moved from the municipality.
    Moved,
    /// Another service has taken its place with the person's consent.
    Replaced,
}

kernel::keyed!(EndReason { Death => "death", OwnWish => "own-wish", Moved => "moved", Replaced => "replaced" });

/// On which ground a standing decision is changed to the person's harm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HarmGround {
    /// The person's circumstances have changed materially (`SoL` 14:9).
    MaterialChange,
    /// One of the grounds of FL 37 §, by the rule book's code.
    Administrative(Line),
}

impl HarmGround {
    const MATERIAL: &'static str = "material-change";

    /// Its name in forms and in the store.
    pub fn key(&self) -> &str {
        match self {
            Self::MaterialChange => Self::MATERIAL,
            Self::Administrative(code) => code.as_str(),
        }
    }

    /// The ground of a key.
    pub fn from_key(key: &str) -> Option<Self> {
        if key == Self::MATERIAL {
            return Some(Self::MaterialChange);
        }
        Line::parse(key).ok().map(Self::Administrative)
    }
}

/// What is granted, to what end, and what came before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// What is granted; at a refusal, what was asked for.
    pub what: Prose,
    /// The clear reasons (FL 32 §): rules applied and circumstances that decided.
    pub reasons: Option<Prose>,
    /// What the service is to reach.
    pub goal: Option<Prose>,
    /// Who took part, and how (FL 31 §).
    pub took_part: Option<Prose>,
}

/// Who decided, and by what right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecidedBy {
    /// Who.
    pub user: UserId,
    /// The item of the scheme of delegation, in words as it stood.
    pub delegation: Line,
    /// The first day of that scheme; none where it was by the product's examples.
    pub scheme: Option<Date>,
}

/// How a decision ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// Its last day.
    pub on: Date,
    /// Why, in words.
    pub reason: Prose,
}

/// A decision on one service.
#[derive(Debug, Clone)]
pub struct Decision {
    /// Its id.
    pub id: DecisionId,
    /// In which case.
    pub case: CaseId,
    /// About whom.
    pub person: PersonId,
    /// The ordering unit that answers for it.
    pub unit: UnitId,
    /// On which service.
    pub service: ServiceCode,
    /// Under which act.
    pub regime: Regime,
    /// The group of LSS 1 §, under LSS.
    pub group: Option<LssGroup>,
    /// What was decided.
    pub outcome: Outcome,
    /// What is granted and why.
    pub contents: Contents,
    /// The day of the application that it answers, if one; the day the case was opened else.
    pub asked: Date,
    /// The day.
    pub decided: Date,
    /// By whom.
    pub by: DecidedBy,
    /// For how long; none at a refusal.
    pub period: Option<Period>,
    /// When it is followed up next, if it is.
    pub follow_up: Option<Date>,
    /// What has become of it since.
    pub state: DecisionState,
    /// The decision that it took the place of.
    pub replaces: Option<DecisionId>,
    /// The first day the person got the service.
    pub executed: Option<Date>,
    /// Since when the service has been broken off, while it is.
    pub interrupted: Option<Date>,
    /// How it ended.
    pub ending: Option<Ending>,
    /// Counts the changes.
    pub version: i64,
}

impl Decision {
    /// Whether it gives the person the service on a day.
    pub fn is_in_force(&self, day: Date) -> bool {
        self.state == DecisionState::Standing && self.period.is_some_and(|p| p.contains(day))
    }

    /// The days on which it gives the person the service, as far as is known: until it ends, is replaced or rests.
    pub fn gives(&self) -> Option<Period> {
        let period = self.period?;
        let ends = [
            period.to(),
            self.ending.as_ref().map(|ending| ending.on),
            self.interrupted.map(|day| day.saturating_sub(1.day())),
        ];
        Period::new(period.from(), ends.into_iter().flatten().min()).ok()
    }

    /// Where it stands in the product.
    pub fn address(&self) -> String {
        format!("/personer/{}/beslut/{}", self.person, self.id)
    }

    /// Whether it runs until further notice.
    pub fn is_standing(&self) -> bool {
        self.state == DecisionState::Standing && self.period.is_some_and(Period::is_standing)
    }
}

//! A follow-up: one conversation with a person about some of the decisions that stand.

use cases::{DecisionId, OrderId};
use kernel::{Date, Id, Line, PersonId, Prose, Timestamp, UnitId, UserId};
use organisation::{DistrictCode, ServiceCode};

/// Kind of [`FollowUpId`].
pub enum FollowUps {}
/// Id of a follow-up.
pub type FollowUpId = Id<FollowUps>;

/// How the conversation is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MeetingWay {
    /// At the person's home.
    HomeVisit,
    /// Somewhere else, in the same room.
    Meeting,
    /// By telephone.
    Phone,
    /// By video.
    Video,
    /// In writing.
    Written,
}

kernel::keyed!(MeetingWay {
    HomeVisit => "home-visit",
    Meeting => "meeting",
    Phone => "phone",
    Video => "video",
    Written => "written",
});

/// How far a follow-up has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It is booked; somebody may be writing.
    Booked,
    /// What was said and found is signed.
    Signed,
    /// It was called off.
    Cancelled,
}

kernel::keyed!(State { Booked => "booked", Signed => "signed", Cancelled => "cancelled" });

/// When and how it is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// The day.
    pub on: Date,
    /// Minutes from midnight; none where no time is set, as for what is done in writing.
    pub minute: Option<i64>,
    /// How.
    pub way: MeetingWay,
    /// Where, or by which number.
    pub place: Option<Line>,
    /// Whether an interpreter is needed.
    pub interpreter: bool,
}

/// A decision that the conversation is about, as it stood when it was booked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    /// Which.
    pub decision: DecisionId,
    /// On which service.
    pub service: ServiceCode,
    /// Before which day it was to be followed up, if there was one.
    pub due: Option<Date>,
    /// Whether it runs until further notice.
    pub is_standing: bool,
    /// The order that carries it out, if one does.
    pub order: Option<OrderId>,
    /// Who carries it out.
    pub provider: Option<UnitId>,
    /// The order's district.
    pub district: Option<DistrictCode>,
    /// What it is to reach.
    pub goal: Option<Prose>,
}

/// That what was decided in a follow-up has been begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: UserId,
    /// What was done.
    pub words: Prose,
}

/// What is asked for when a conversation is booked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booking {
    /// The decisions that it is about.
    pub decisions: Vec<DecisionId>,
    /// When and how.
    pub meeting: Meeting,
    /// The decision whose help the questions on quality are about.
    pub asked_about: DecisionId,
}

/// One conversation with a person about some decisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// Its id.
    pub id: FollowUpId,
    /// With whom.
    pub person: PersonId,
    /// The ordering unit that holds it.
    pub unit: UnitId,
    /// Who booked it and holds it.
    pub officer: UserId,
    /// How far it has come.
    pub state: State,
    /// When and how.
    pub meeting: Meeting,
    /// The decisions that it is about.
    pub covered: Vec<Covered>,
    /// The number of the report that holds.
    pub standing: Option<i64>,
    /// The number of the report that somebody is writing.
    pub draft: Option<i64>,
    /// The day of the conversation, as the report that holds says.
    pub held: Option<Date>,
    /// Why it was called off.
    pub cancelled: Option<Prose>,
    /// That what it led to has been begun.
    pub settled: Option<Settled>,
    /// Counts the changes.
    pub version: i64,
}

impl FollowUp {
    /// Where it stands in the product.
    pub fn address(&self) -> String {
        format!("/personer/{}/uppfoljningar/{}", self.person, self.id)
    }

    /// The earliest day before which one of its decisions was to be followed up.
    pub fn due(&self) -> Option<Date> {
        self.covered.iter().filter_map(|covered| covered.due).min()
    }

    /// What it covers of a decision.
    pub fn covers(&self, decision: DecisionId) -> Option<&Covered> {
        self.covered.iter().find(|one| one.decision == decision)
    }
}

/// A follow-up in the version that somebody saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeenFollowUp {
    /// Whose.
    pub person: PersonId,
    /// Which.
    pub follow_up: FollowUpId,
    /// In which version.
    pub version: i64,
}

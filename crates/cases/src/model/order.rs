//! An order (beställning): what a provider is asked to do for a person, within which time, and what came of it.

use kernel::{Date, Id, Line, Minutes, PersonId, Prose, Timestamp, UnitId, UserId};
use organisation::{DistrictCode, LifeArea, ServiceCode};

use super::{CaseId, CaseNumber, DecisionId, TaskNeed};

/// Kind of [`OrderId`].
pub enum Orders {}
/// Id of an order.
pub type OrderId = Id<Orders>;
/// Kind of [`SendingId`].
pub enum Sendings {}
/// Id of one sending of an order to one provider.
pub type SendingId = Id<Sendings>;

/// How far an order has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OrderState {
    /// Being written; no provider sees it.
    Draft,
    /// With the provider, who has not answered.
    Sent,
    /// The provider has said yes.
    Acknowledged,
    /// The provider has begun.
    Started,
    /// The provider has said no; it is placed anew or withdrawn.
    Refused,
    /// Taken back before it was begun.
    Withdrawn,
    /// Begun and ended.
    Ended,
}

kernel::keyed!(OrderState {
    Draft => "draft",
    Sent => "sent",
    Acknowledged => "acknowledged",
    Started => "started",
    Refused => "refused",
    Withdrawn => "withdrawn",
    Ended => "ended",
});

impl OrderState {
    /// Whether it can be written in: before it has been sent, and after a no.
    pub const fn is_open_to_change(self) -> bool {
        match self {
            Self::Draft | Self::Refused => true,
            Self::Sent | Self::Acknowledged | Self::Started | Self::Withdrawn | Self::Ended => {
                false
            }
        }
    }

    /// Whether it takes up a place at the provider.
    pub const fn is_running(self) -> bool {
        match self {
            Self::Sent | Self::Acknowledged | Self::Started => true,
            Self::Draft | Self::Refused | Self::Withdrawn | Self::Ended => false,
        }
    }

    /// Whether something is still to come of it.
    pub const fn is_live(self) -> bool {
        match self {
            Self::Draft | Self::Sent | Self::Acknowledged | Self::Started | Self::Refused => true,
            Self::Withdrawn | Self::Ended => false,
        }
    }
}

/// How a provider was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChoiceHow {
    /// The person chose.
    ByPerson,
    /// The person did not choose; it was the turn of this in-house provider.
    InTurn,
    /// The service is bought under a contract after procurement, and is placed by it.
    ByContract,
}

kernel::keyed!(ChoiceHow { ByPerson => "by-person", InTurn => "in-turn", ByContract => "by-contract" });

/// Whose turn it was, so that anybody can reckon it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// How many in-house providers offered the services here and had a place.
    pub candidates: i64,
    /// How many did but were full.
    pub full: i64,
    /// When this one last had its turn; none if never.
    pub last: Option<Timestamp>,
}

/// The provider of an order, and how it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placement {
    /// The provider.
    pub provider: UnitId,
    /// How it was found.
    pub how: ChoiceHow,
    /// What the person said about the choice, or why a contract decides.
    pub why: Option<Prose>,
    /// Whose turn it was, where nobody chose.
    pub turn: Option<Turn>,
    /// When.
    pub at: Timestamp,
}

/// What the provider must know, without the investigation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Handover {
    /// What matters most to the person, in own words.
    pub own_words: Option<Prose>,
    /// What the person does alone, and wants to go on doing.
    pub abilities: Option<Prose>,
    /// How one gets in: key, lock, code, who opens. Tells of the place, and is guarded as an address.
    pub entry: Option<Prose>,
    /// Language, hearing, sight, interpreter.
    pub language: Option<Prose>,
    /// What may harm the person or the staff: falls, dogs, smoke, infection.
    pub risks: Option<Prose>,
}

/// What is ordered by one decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderedService {
    /// By which decision.
    pub decision: DecisionId,
    /// Which service.
    pub service: ServiceCode,
    /// What is granted.
    pub what: Prose,
    /// What it is to reach.
    pub goal: Option<Prose>,
}

/// A task of an order with the minutes that it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderedTask {
    /// Which, how often, and why it takes its time.
    pub need: TaskNeed,
    /// Of which service it is a part.
    pub service: ServiceCode,
    /// The need that it meets.
    pub life_area: LifeArea,
    /// Minutes a week by the standard.
    pub standard: Minutes,
    /// Minutes a week that the order gives.
    pub granted: Minutes,
}

/// What a provider answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OrderAnswer {
    /// Yes: who begins, and when.
    Yes {
        /// The first day.
        starts: Date,
        /// Who comes then.
        starter: Line,
    },
    /// No, with the reason.
    No {
        /// Why.
        reason: Prose,
    },
    /// Taken back by the ordering unit before it was begun.
    TakenBack {
        /// Why.
        reason: Prose,
    },
}

/// Who did something, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: UserId,
}

/// One sending of an order to one provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sending {
    /// Its id.
    pub id: SendingId,
    /// To whom.
    pub provider: UnitId,
    /// Who sent it, and when.
    pub sent: Done,
    /// Before when it is to be answered.
    pub due: Timestamp,
    /// Who of the provider opened it first, and when.
    pub seen: Option<Done>,
    /// Who answered, and when.
    pub answered: Option<Done>,
    /// What was answered.
    pub answer: Option<OrderAnswer>,
}

/// How an order ended, or was withdrawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderEnd {
    /// Its last day.
    pub on: Date,
    /// Why.
    pub reason: Prose,
}

/// An order. Its services and tasks are read beside it.
#[derive(Debug, Clone)]
pub struct Order {
    /// Its id.
    pub id: OrderId,
    /// For whom.
    pub person: PersonId,
    /// Of which case.
    pub case: CaseId,
    /// The case's number, which tells nothing of anybody.
    pub number: CaseNumber,
    /// The ordering unit.
    pub unit: UnitId,
    /// Who answers for it: who wrote it, until its case goes to another.
    pub officer: UserId,
    /// The district of the ordering unit, or else the person's; none in a municipality without districts.
    pub district: Option<DistrictCode>,
    /// Which services it asks for.
    pub services: Vec<ServiceCode>,
    /// How far it has come.
    pub state: OrderState,
    /// The day on which the person wants it to begin.
    pub start_wish: Date,
    /// What the provider must know.
    pub handover: Handover,
    /// From when the standard-time table holds by which it was reckoned; none while it has no tasks.
    pub table_from: Option<Date>,
    /// Minutes a week by the standard.
    pub standard: Minutes,
    /// Minutes a week that it gives.
    pub granted: Minutes,
    /// The provider, and how it was found.
    pub placement: Option<Placement>,
    /// The latest sending.
    pub sending: Option<Sending>,
    /// The first day that the provider came.
    pub started: Option<Date>,
    /// How it ended.
    pub end: Option<OrderEnd>,
    /// Counts the changes.
    pub version: i64,
}

impl Order {
    /// The provider, once the order has left the ordering unit. Before that, and after a no, no provider has it.
    pub fn with_provider(&self) -> Option<UnitId> {
        let has_left = match self.state {
            OrderState::Sent
            | OrderState::Acknowledged
            | OrderState::Started
            | OrderState::Ended => true,
            OrderState::Draft | OrderState::Refused | OrderState::Withdrawn => false,
        };
        self.sending
            .as_ref()
            .filter(|_| has_left)
            .map(|sending| sending.provider)
    }
}

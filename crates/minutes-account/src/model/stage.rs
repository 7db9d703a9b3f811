//! The stages that a minute passes, and why there are other minutes at one than at the one before it.

use kernel::Minutes;

kernel::keyed! {
    /// Where on its way a minute is.
    pub enum Stage {
        /// What the decisions give.
        Granted => "granted",
        /// What the order gives the provider, on the days of help.
        Framed => "framed",
        /// What the care plan says.
        Planned => "planned",
        /// What stands in the schedule.
        Scheduled => "scheduled",
        /// What was done, by the reports of those who made visits.
        Performed => "performed",
        /// Those of the performed whose time was typed afterwards, or corrected.
        Typed => "typed",
        /// What was settled with the provider.
        Paid => "paid",
    }
}

/// From which stage to which differences are explained, in order.
pub const STEPS: [(Stage, Stage); 5] = [
    (Stage::Granted, Stage::Framed),
    (Stage::Framed, Stage::Planned),
    (Stage::Planned, Stage::Scheduled),
    (Stage::Scheduled, Stage::Performed),
    (Stage::Performed, Stage::Paid),
];

kernel::keyed! {
    /// Why a stage has other minutes than the one before it.
    pub enum Cause {
        /// The decision gives help, and the provider has not begun.
        NotBegun => "not-begun",
        /// The decision gives help, and the order is over.
        AfterEnd => "after-end",
        /// The order gives minutes that no decision gives.
        WithoutDecision => "without-decision",
        /// Nothing is agreed yet.
        NoPlan => "no-plan",
        /// The plan has more or less than the order gives.
        PlanDiffers => "plan-differs",
        /// Planned for days before the provider has come.
        BeforeStart => "before-start",
        /// Visits do not fall alike on the days of a month as a week's minutes do.
        Calendar => "calendar",
        /// A planned visit was never put in the schedule.
        NotLaid => "not-laid",
        /// A visit in the schedule that the plan does not have, or not any more.
        Beyond => "beyond",
        /// Moved into the month or out of it.
        Moved => "moved",
        /// Longer or shorter in the schedule, or with more or fewer who come.
        Altered => "altered",
        /// Cancelled because the person asked.
        PersonAsked => "person-asked",
        /// Cancelled because the person was away.
        PersonAway => "person-away",
        /// Cancelled because nobody could come.
        Staffing => "staffing",
        /// Cancelled because the help is over or rests, or the person has died.
        HelpOver => "help-over",
        /// Cancelled for something else.
        OtherReason => "other-reason",
        /// Nobody has told of the visit.
        NotTold => "not-told",
        /// It was told that the visit was not made.
        NotMade => "not-made",
        /// One of its times is missing.
        NoTime => "no-time",
        /// It took less time than it was to take.
        Shorter => "shorter",
        /// It took more time than it was to take.
        Longer => "longer",
        /// More people made it than were to.
        MorePeople => "more-people",
        /// It was made, and does not stand in the schedule.
        Unscheduled => "unscheduled",
        /// The provider has no terms by which it is paid.
        WithoutTerms => "without-terms",
        /// Something else than what was performed is paid for by the terms.
        ByTerms => "by-terms",
        /// The month is not settled.
        NotSettled => "not-settled",
        /// It has changed since the month was settled, and comes with a later one.
        SinceSettled => "since-settled",
    }
}

impl Cause {
    /// Between which stages it makes a difference.
    pub const fn step(self) -> (Stage, Stage) {
        match self {
            Self::NotBegun | Self::AfterEnd | Self::WithoutDecision => {
                (Stage::Granted, Stage::Framed)
            }
            Self::NoPlan | Self::PlanDiffers | Self::BeforeStart | Self::Calendar => {
                (Stage::Framed, Stage::Planned)
            }
            Self::NotLaid
            | Self::Beyond
            | Self::Moved
            | Self::Altered
            | Self::PersonAsked
            | Self::PersonAway
            | Self::Staffing
            | Self::HelpOver
            | Self::OtherReason => (Stage::Planned, Stage::Scheduled),
            Self::NotTold
            | Self::NotMade
            | Self::NoTime
            | Self::Shorter
            | Self::Longer
            | Self::MorePeople
            | Self::Unscheduled => (Stage::Scheduled, Stage::Performed),
            Self::WithoutTerms | Self::ByTerms | Self::NotSettled | Self::SinceSettled => {
                (Stage::Performed, Stage::Paid)
            }
        }
    }

    /// Whether somebody has to look: it is not how things are meant to be.
    pub const fn wants_a_look(self) -> bool {
        match self {
            Self::WithoutDecision
            | Self::NotLaid
            | Self::BeforeStart
            | Self::Staffing
            | Self::NotTold
            | Self::NoTime
            | Self::Unscheduled
            | Self::WithoutTerms => true,
            Self::NotBegun
            | Self::AfterEnd
            | Self::NoPlan
            | Self::PlanDiffers
            | Self::Calendar
            | Self::Beyond
            | Self::Moved
            | Self::Altered
            | Self::PersonAsked
            | Self::PersonAway
            | Self::HelpOver
            | Self::OtherReason
            | Self::NotMade
            | Self::Shorter
            | Self::Longer
            | Self::MorePeople
            | Self::ByTerms
            | Self::NotSettled
            | Self::SinceSettled => false,
        }
    }
}

/// Minutes at each stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// What the decisions give.
    pub granted: Minutes,
    /// What the order gives.
    pub framed: Minutes,
    /// What the plan says.
    pub planned: Minutes,
    /// What stands in the schedule.
    pub scheduled: Minutes,
    /// What was done.
    pub performed: Minutes,
    /// Those of it that were typed afterwards.
    pub typed: Minutes,
    /// What was settled.
    pub paid: Minutes,
}

impl Tally {
    /// The minutes at a stage.
    pub const fn at(&self, stage: Stage) -> Minutes {
        match stage {
            Stage::Granted => self.granted,
            Stage::Framed => self.framed,
            Stage::Planned => self.planned,
            Stage::Scheduled => self.scheduled,
            Stage::Performed => self.performed,
            Stage::Typed => self.typed,
            Stage::Paid => self.paid,
        }
    }

    /// By how much a stage differs from the one before it.
    pub fn difference(&self, (from, to): (Stage, Stage)) -> Minutes {
        self.at(to) - self.at(from)
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            granted: self.granted + other.granted,
            framed: self.framed + other.framed,
            planned: self.planned + other.planned,
            scheduled: self.scheduled + other.scheduled,
            performed: self.performed + other.performed,
            typed: self.typed + other.typed,
            paid: self.paid + other.paid,
        }
    }

    /// Whether nothing is counted at any stage.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

//! What was said at a follow-up and what came of it: the goals, the needs, and what becomes of each decision.

use care_plans::Part;
use cases::{DecisionId, FollowUpOutcome};
use kernel::{Date, Prose, Timestamp, UserId};

use super::FollowUpId;

/// Whether a goal is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GoalResult {
    /// It is.
    Reached,
    /// In part.
    Partly,
    /// It is not.
    NotReached,
    /// The person no longer wants it.
    NotWanted,
    /// The decision has no goal.
    NoGoal,
}

kernel::keyed!(GoalResult {
    Reached => "reached",
    Partly => "partly",
    NotReached => "not-reached",
    NotWanted => "not-wanted",
    NoGoal => "no-goal",
});

impl GoalResult {
    /// Whether it says how far a goal was reached: what nobody wants or has set is not a goal to reach.
    pub const fn is_measured(self) -> bool {
        match self {
            Self::Reached | Self::Partly | Self::NotReached => true,
            Self::NotWanted | Self::NoGoal => false,
        }
    }
}

/// What becomes of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// The help is right and goes on.
    Stands,
    /// The provider is asked to plan the help in another way.
    NewPlan,
    /// The order is to be changed within the decision.
    ChangeOrder,
    /// The need is to be investigated anew.
    Investigate,
    /// The person no longer wants or needs the help.
    NoLongerNeeded,
}

kernel::keyed!(Outcome {
    Stands => "stands",
    NewPlan => "new-plan",
    ChangeOrder => "change-order",
    Investigate => "investigate",
    NoLongerNeeded => "no-longer-needed",
});

impl Outcome {
    /// Whether the ordering unit has something to begin.
    pub const fn is_change(self) -> bool {
        match self {
            Self::ChangeOrder | Self::Investigate | Self::NoLongerNeeded => true,
            Self::Stands | Self::NewPlan => false,
        }
    }

    /// What the decision itself remembers of it.
    pub const fn of_decision(self) -> FollowUpOutcome {
        match self {
            Self::Stands | Self::NewPlan | Self::ChangeOrder => FollowUpOutcome::Unchanged,
            Self::Investigate => FollowUpOutcome::Changed,
            Self::NoLongerNeeded => FollowUpOutcome::NoLongerNeeded,
        }
    }
}

/// What was found about one decision. A draft may lack anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// About which.
    pub decision: DecisionId,
    /// Whether its goal is reached.
    pub result: Option<GoalResult>,
    /// In words, as the person puts it.
    pub words: Option<Prose>,
    /// What becomes of the decision.
    pub outcome: Option<Outcome>,
    /// What is to be changed. Where the provider is asked, these words are what it reads.
    pub change: Option<Prose>,
    /// Before which day it is followed up the next time.
    pub next: Option<Date>,
}

impl Finding {
    /// An empty one.
    pub const fn new(decision: DecisionId) -> Self {
        Self {
            decision,
            result: None,
            words: None,
            outcome: None,
            change: None,
            next: None,
        }
    }
}

/// What is written about the conversation. A draft may lack anything; [`crate::SignReport`] says what must be there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportText {
    /// The day on which it was held.
    pub held: Option<Date>,
    /// How the person took part.
    pub part: Option<Part>,
    /// In words, where that is needed.
    pub part_note: Option<Prose>,
    /// Who else took part.
    pub took_part: Option<Prose>,
    /// What the person wants to have said.
    pub own_words: Option<Prose>,
    /// The needs as they are now.
    pub needs: Option<Prose>,
}

/// That a report was signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signed {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: UserId,
}

/// A report: what was said and found. Once signed it is never changed; a correction is a new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Of which follow-up.
    pub follow_up: FollowUpId,
    /// Its number, from 1.
    pub number: i64,
    /// What is written.
    pub text: ReportText,
    /// What was found about each decision.
    pub findings: Vec<Finding>,
    /// Why the one before was corrected; none in the first.
    pub correction: Option<Prose>,
    /// That it was signed; none for a draft.
    pub signed: Option<Signed>,
}

impl Report {
    /// What was found about a decision.
    pub fn finding(&self, decision: DecisionId) -> Option<&Finding> {
        self.findings.iter().find(|one| one.decision == decision)
    }
}

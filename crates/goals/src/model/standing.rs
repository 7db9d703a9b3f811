//! Where a chain stands: every indicator with its value and why it is judged as it is, every goal with its result.
//!
//! A frozen report keeps all of it as text, so that it can be read whatever happens to the chain afterwards.

use kernel::{Date, Line, Prose};
use serde::{Deserialize, Serialize};

use super::{
    Aim, Area, Behind, Better, ChainId, GoalId, IndicatorId, Method, RuleSeen, Scale, Value, Way,
};

kernel::keyed! {
    /// What an indicator gives its goal.
    pub enum Score {
        /// 1.
        One => "1",
        /// 0.5.
        Half => "0.5",
        /// 0.
        Zero => "0",
    }
}

kernel::keyed! {
    /// How it is shown.
    pub enum Colour {
        /// Kept or better.
        Green => "green",
        /// Worse, although something was done.
        Yellow => "yellow",
        /// Worse, and nothing done.
        Red => "red",
    }
}

kernel::keyed! {
    /// How a value lies to the baseline.
    pub enum Change {
        /// Better.
        Better => "better",
        /// The same.
        Kept => "kept",
        /// Worse.
        Worse => "worse",
    }
}

kernel::keyed! {
    /// Why a score was given: a row of the table.
    pub enum Why {
        /// Better than the baseline.
        Improved => "improved",
        /// As the baseline, which was to be kept.
        KeptAsAimed => "kept-as-aimed",
        /// The year's target is reached.
        Reached => "reached",
        /// As the baseline although it was to be better; something was done.
        KeptWithActivities => "kept-with-activities",
        /// As the baseline although it was to be better, and nothing was done.
        KeptWithout => "kept-without",
        /// Worse although something was done, or the target not reached.
        WorseWithActivities => "worse-with-activities",
        /// Worse, or the target not reached, and nothing was done.
        WorseWithout => "worse-without",
        /// Within the green band of budget adherence.
        BudgetGreen => "budget-green",
        /// Within the yellow band.
        BudgetYellow => "budget-yellow",
        /// Within the red band.
        BudgetRed => "budget-red",
    }
}

kernel::keyed! {
    /// Why nothing was given.
    pub enum Unassessed {
        /// There is no value for the year yet.
        NoValue => "no-value",
        /// A new indicator without a target: the value becomes next year's baseline.
        New => "new",
        /// A level is to be reached, and the year has none.
        NoTarget => "no-target",
        /// Value and baseline are of different kinds.
        NotComparable => "not-comparable",
    }
}

/// What an indicator gives, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Assessment {
    /// A score.
    Scored {
        /// What it gives the goal.
        score: Score,
        /// How it is shown.
        colour: Colour,
        /// By which row of the table.
        why: Why,
    },
    /// None; it does not count.
    Not(Unassessed),
}

kernel::keyed! {
    /// How a goal was met.
    pub enum Band {
        /// Not met.
        NotMet => "not-met",
        /// Partly met.
        Partly => "partly",
        /// Met.
        Met => "met",
    }
}

/// How a goal was met, and on what that rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalResult {
    /// The mean of the scores, in hundredths, rounded half up.
    pub hundredths: u32,
    /// Its band.
    pub band: Band,
    /// How many indicators it rests on.
    pub counted: u32,
    /// How many were not judged.
    pub unassessed: u32,
}

/// What an indicator was on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Past {
    /// The day.
    pub day: Date,
    /// The value.
    pub value: Value,
}

/// An indicator as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorStanding {
    /// Which.
    pub id: IndicatorId,
    /// Its name.
    pub name: Line,
    /// What it is counted in.
    pub scale: Scale,
    /// How it is judged.
    pub method: Method,
    /// What the year is to bring.
    pub aim: Aim,
    /// Which way is better.
    pub better: Better,
    /// What it was.
    pub baseline: Option<Value>,
    /// When that was.
    pub baseline_year: Option<i16>,
    /// What it is to be this year.
    pub target: Option<Value>,
    /// What it is.
    pub value: Option<Value>,
    /// The day for which the value holds.
    pub day: Option<Date>,
    /// How the value came.
    pub way: Option<Way>,
    /// Whether a better one is expected.
    pub is_preliminary: bool,
    /// What the value was computed from.
    pub behind: Option<Behind>,
    /// Where the rows can be opened.
    pub rows: Option<String>,
    /// Where values come from.
    pub source: Line,
    /// What was done for it: words and state.
    pub activities: Vec<(Line, super::ActivityState)>,
    /// What it gives.
    pub assessment: Assessment,
    /// What is said of it in the report.
    pub comment: Option<Prose>,
    /// The last value of each month of the year; none in a report that was frozen before they were kept.
    #[serde(default)]
    pub trend: Vec<Past>,
}

/// A goal as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalStanding {
    /// Which.
    pub id: GoalId,
    /// Side of sustainability.
    pub area: Area,
    /// The council's goal.
    pub title: Line,
    /// The committee's.
    pub committee_goal: Option<Line>,
    /// How it was met; none while nothing could be judged.
    pub result: Option<GoalResult>,
    /// The overall judgement of the council's goal, with its reason.
    pub judgement: Option<Prose>,
    /// What it rests on.
    pub indicators: Vec<IndicatorStanding>,
}

/// A chain as it stands on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Which chain.
    pub chain: ChainId,
    /// Whose.
    pub committee: Line,
    /// For which year.
    pub year: i16,
    /// The last day that counts.
    pub as_of: Date,
    /// The goals.
    pub goals: Vec<GoalStanding>,
    /// The rules by which all was judged; none in a report that was frozen before they were kept.
    #[serde(default)]
    pub rules: Vec<RuleSeen>,
}

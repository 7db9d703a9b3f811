//! Frame time (ramtid): the minutes a week that an order gives, and how they were reckoned, step by step.

use std::fmt;

use kernel::{Minutes, Prose};
use organisation::{Circumstance, Effect, Frequency, Per, StandardTime, TaskCode};

/// A whole number or a fraction of one, exact: three thirteenths of a time a week is once a month.
///
/// ```
/// use cases::Fraction;
/// use organisation::{Frequency, Per};
/// let monthly = Fraction::per_week(Frequency { times: 1, per: Per::Month });
/// assert_eq!(monthly.to_string(), "3/13");
/// let twice_a_day = Fraction::per_week(Frequency { times: 2, per: Per::Day });
/// assert_eq!(twice_a_day.to_string(), "14");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction {
    over: i64,
    under: i64,
}

impl Fraction {
    /// `over` of `under` parts, in lowest terms. Nothing is divided by less than one.
    pub const fn new(over: i64, under: i64) -> Self {
        let under = if under < 1 { 1 } else { under };
        let common = common_divisor(over.unsigned_abs(), under.unsigned_abs());
        // The divisor divides both, and is no larger than `under`, which is positive.
        let divisor = common.cast_signed();
        Self {
            over: over / divisor,
            under: under / divisor,
        }
    }

    /// How many times in an average week. A year is taken as thirteen times four weeks, and a month as a twelfth of it.
    pub const fn per_week(frequency: Frequency) -> Self {
        match frequency.per {
            Per::Day => Self::new(frequency.times.saturating_mul(7), 1),
            Per::Week => Self::new(frequency.times, 1),
            Per::TwoWeeks => Self::new(frequency.times, 2),
            Per::Month => Self::new(frequency.times.saturating_mul(3), 13),
        }
    }

    /// So many times these minutes.
    #[must_use]
    pub const fn of(self, minutes: Minutes) -> Self {
        Self::new(self.over.saturating_mul(minutes.count()), self.under)
    }

    /// The nearest whole number; a half goes up.
    pub const fn rounded(self) -> i64 {
        let twice = self.over.saturating_mul(2).saturating_add(self.under);
        twice.div_euclid(self.under * 2)
    }

    /// Whether it is a whole number.
    pub const fn is_whole(self) -> bool {
        self.under == 1
    }
}

const fn common_divisor(a: u64, b: u64) -> u64 {
    let (mut a, mut b) = (a, b);
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a
}

impl fmt::Display for Fraction {
    /// As people write it: `14`, `3/13`, `6 12/13`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (
            self.over.div_euclid(self.under),
            self.over.rem_euclid(self.under),
        );
        match (whole, rest) {
            (whole, 0) => write!(f, "{whole}"),
            (0, rest) => write!(f, "{rest}/{}", self.under),
            (whole, rest) => write!(f, "{whole} {rest}/{}", self.under),
        }
    }
}

/// Another time than the standard gives, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deviation {
    /// Minutes a week that are given instead.
    pub minutes: Minutes,
    /// Why this person needs more, or less.
    pub reason: Prose,
}

/// A task as a person needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskNeed {
    /// Which task of the standard-time table.
    pub task: TaskCode,
    /// How often.
    pub frequency: Frequency,
    /// What makes it take longer, or shorter, for this person.
    pub circumstances: Vec<Circumstance>,
    /// Another time than the standard gives.
    pub deviation: Option<Deviation>,
}

/// What one circumstance did to the time of an occasion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Which circumstance.
    pub circumstance: Circumstance,
    /// What the table says that it does.
    pub effect: Effect,
    /// Minutes for an occasion after it.
    pub after: Minutes,
}

/// How the minutes of one task were reckoned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskCalculation {
    /// The task as the table has it.
    pub standard: StandardTime,
    /// How often.
    pub frequency: Frequency,
    /// What the circumstances did, in the order in which they were reckoned.
    pub steps: Vec<Step>,
    /// Minutes for an occasion.
    pub occasion: Minutes,
    /// Occasions in an average week, exactly.
    pub per_week: Fraction,
    /// Minutes in an average week, exactly.
    pub exact: Fraction,
    /// The same to the nearest whole minute.
    pub weekly: Minutes,
    /// Another time than the standard gives.
    pub deviation: Option<Deviation>,
}

impl TaskCalculation {
    /// Minutes a week that the order gives.
    pub fn granted(&self) -> Minutes {
        self.deviation.as_ref().map_or(self.weekly, |d| d.minutes)
    }

    /// How much more than the standard the order gives; below zero, less.
    pub fn difference(&self) -> Minutes {
        self.granted() - self.weekly
    }
}

/// How frame time was reckoned: a row for each task. What is summed up is what stands in the rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calculation {
    /// The tasks, in the table's order.
    pub rows: Vec<TaskCalculation>,
}

impl Calculation {
    /// Minutes a week by the standard.
    pub fn standard(&self) -> Minutes {
        self.rows.iter().map(|row| row.weekly).sum()
    }

    /// Minutes a week that the order gives.
    pub fn granted(&self) -> Minutes {
        self.rows.iter().map(TaskCalculation::granted).sum()
    }

    /// How much more than the standard the order gives; below zero, less.
    pub fn difference(&self) -> Minutes {
        self.granted() - self.standard()
    }
}

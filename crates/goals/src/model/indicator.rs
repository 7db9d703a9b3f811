//! An indicator: what shows whether a goal is met, and where its values come from.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use kernel::{Id, Line, UnitId, measure::Dimension};

use super::{GoalId, Thousandths, Value};

/// Marks the id of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Indicators {}
/// Which indicator.
pub type IndicatorId = Id<Indicators>;

kernel::keyed! {
    /// What it is counted in.
    pub enum Scale {
        /// Per cent.
        Percent => "percent",
        /// Persons.
        Persons => "persons",
        /// Days.
        Days => "days",
        /// An index or another plain number.
        Plain => "plain",
        /// So many of so many.
        Of => "of",
        /// Yes or no.
        YesNo => "yes-no",
    }
}

kernel::keyed! {
    /// What the year is to bring.
    pub enum Aim {
        /// A better value than the baseline.
        Improve => "improve",
        /// The baseline, or better.
        Keep => "keep",
        /// The year's target, wherever the baseline lies.
        Reach => "reach",
    }
}

kernel::keyed! {
    /// Which way is better.
    pub enum Better {
        /// More is better.
        Higher => "higher",
        /// Less is better.
        Lower => "lower",
    }
}

kernel::keyed! {
    /// How a value is judged.
    pub enum Method {
        /// Against the baseline, by the table of values and activities.
        Compared => "compared",
        /// By how far the outcome is from the budget, in per cent of it: the bands of budget adherence.
        Budget => "budget",
    }
}

/// Targets by year.
pub type Targets = BTreeMap<i16, Value>;

/// From which share on a group counts as one that meets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Over {
    /// What it is counted by: services, providers.
    pub by: Dimension,
    /// At least this figure.
    pub least: Thousandths,
}

/// The groups of a dimension that are told as one: choice system and contract are what others than the municipality do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Only {
    /// What the groups are.
    pub by: Dimension,
    groups: BTreeSet<String>,
}

/// What stands between groups that are written in one line.
const BETWEEN: char = ',';

impl Only {
    /// Groups as they are written: `choice, contract`. None where there is none.
    ///
    /// ```
    /// use goals::Only;
    /// use kernel::measure::Dimension::ProviderForm;
    /// let only = Only::parse(ProviderForm, "contract, choice").expect("two groups");
    /// assert_eq!(only.to_string(), "choice,contract");
    /// assert_eq!(Only::parse(ProviderForm, only.to_string().as_str()), Some(only));
    /// assert_eq!(Only::parse(ProviderForm, " , "), None);
    /// ```
    pub fn parse(by: Dimension, written: &str) -> Option<Self> {
        let groups = written.split(BETWEEN).map(str::trim);
        let groups: BTreeSet<String> = groups
            .filter(|group| !group.is_empty())
            .map(ToOwned::to_owned)
            .collect();
        (!groups.is_empty()).then_some(Self { by, groups })
    }

    /// The groups, at least one.
    pub const fn groups(&self) -> &BTreeSet<String> {
        &self.groups
    }
}

impl fmt::Display for Only {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, group) in self.groups.iter().enumerate() {
            if place > 0 {
                write!(f, "{BETWEEN}")?;
            }
            f.write_str(group)?;
        }
        Ok(())
    }
}

/// That the values are read from a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// Key of the measure.
    pub measure: String,
    /// Only the rows of some groups.
    pub only: Option<Only>,
    /// Not the figure itself but how many groups have at least so much.
    pub over: Option<Over>,
}

/// What shows whether a goal is met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Its id.
    pub id: IndicatorId,
    /// Which goal it shows.
    pub goal: GoalId,
    /// Where under it, from 1.
    pub position: i64,
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
    /// What it was before the year; none for a new indicator.
    pub baseline: Option<Value>,
    /// When that was, where it is not the year before.
    pub baseline_year: Option<i16>,
    /// Where the values come from, in words.
    pub source: Line,
    /// The unit that answers for it.
    pub responsible: Option<UnitId>,
    /// The measure that it is read from; none where somebody types it.
    pub binding: Option<Binding>,
    /// What it is to be.
    pub targets: Targets,
    /// For changes.
    pub version: i64,
}

impl Binding {
    /// What tells it from every other binding: the measure with all that is chosen of it.
    ///
    /// The same is put together in SQL, where the values of a chain are looked for (`store::reading`).
    pub fn key(&self) -> String {
        let only_by = self.only.as_ref().map_or("", |only| only.by.key());
        let only_group = self.only.as_ref().map(ToString::to_string);
        let only_group = only_group.unwrap_or_default();
        let over_by = self.over.map_or("", |over| over.by.key());
        let over_least = self.over.map(|over| over.least.to_string());
        let over_least = over_least.unwrap_or_default();
        let measure = &self.measure;
        format!("{measure}|{only_by}|{over_by}|{over_least}|{only_group}")
    }
}

impl Indicator {
    /// Its page.
    pub fn address(&self) -> String {
        format!("/malarbete/indikatorer/{}", self.id)
    }
}

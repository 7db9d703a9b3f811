//! How a value is judged: against the baseline and the target, by what was done.

use std::cmp::Ordering;

use crate::model::{
    Aim, Assessment, Better, Change, Indicator, Method, Thousandths, Unassessed, Value, Why,
};

use super::{Bands, Table};

/// What an indicator is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Judged<'i> {
    /// The indicator.
    pub indicator: &'i Indicator,
    /// The year.
    pub year: i16,
    /// The year's value.
    pub value: Option<Value>,
    /// Whether anything was done or planned for it.
    pub has_activities: bool,
}

/// What an indicator gives its goal, and why.
pub fn assess(judged: Judged<'_>, table: &Table, bands: Bands) -> Assessment {
    let why = match judged.value {
        None => Err(Unassessed::NoValue),
        Some(value) => match judged.indicator.method {
            Method::Budget => by_budget(value, bands),
            Method::Compared => by_comparison(judged, value),
        },
    };
    let scored = |why| {
        let (score, colour) = table.of(why)?;
        Some(Assessment::Scored { score, colour, why })
    };
    match why {
        // A table always has every reason; without, nothing could be said.
        Ok(why) => scored(why).unwrap_or(Assessment::Not(Unassessed::NotComparable)),
        Err(unassessed) => Assessment::Not(unassessed),
    }
}

/// How far the outcome lies from the budget, in per cent of it: adherence is what is left of a hundred.
fn by_budget(value: Value, bands: Bands) -> Result<Why, Unassessed> {
    let Value::Number(deviation) = value else {
        return Err(Unassessed::NotComparable);
    };
    let adherence = Thousandths::whole(100).count() - deviation.count().abs();
    Ok(if adherence >= bands.budget_green {
        Why::BudgetGreen
    } else if adherence >= bands.budget_yellow {
        Why::BudgetYellow
    } else {
        Why::BudgetRed
    })
}

fn by_comparison(judged: Judged<'_>, value: Value) -> Result<Why, Unassessed> {
    let indicator = judged.indicator;
    let target = indicator.targets.get(&judged.year).copied();
    let is_reached = match target {
        Some(target) => {
            let lies = compare(value, target, indicator.better).ok_or(Unassessed::NotComparable)?;
            Some(lies != Change::Worse)
        }
        None => None,
    };
    let fallen_short = if judged.has_activities {
        Why::WorseWithActivities
    } else {
        Why::WorseWithout
    };
    let Some(baseline) = indicator.baseline else {
        return match is_reached {
            Some(true) => Ok(Why::Reached),
            Some(false) => Ok(fallen_short),
            None => Err(Unassessed::New),
        };
    };
    let change = compare(value, baseline, indicator.better).ok_or(Unassessed::NotComparable)?;
    if indicator.aim == Aim::Reach && is_reached.is_none() && change != Change::Better {
        return Err(Unassessed::NoTarget);
    }
    Ok(match (indicator.aim, change, is_reached) {
        (Aim::Reach, _, Some(true)) => Why::Reached,
        (_, Change::Better, _) => Why::Improved,
        (Aim::Keep, Change::Kept, _) => Why::KeptAsAimed,
        (_, Change::Kept, Some(true)) => Why::Reached,
        (Aim::Improve, Change::Kept, _) if judged.has_activities => Why::KeptWithActivities,
        (Aim::Improve, Change::Kept, _) => Why::KeptWithout,
        (Aim::Reach, Change::Kept, _) | (_, Change::Worse, _) => fallen_short,
    })
}

/// How a value lies to another; none where they are of different kinds.
///
/// ```
/// use goals::{Better, Change, Value, compare};
/// let value = |text: &str| text.parse::<Value>();
/// assert_eq!(compare(value("83,1")?, value("83")?, Better::Higher), Some(Change::Better));
/// assert_eq!(compare(value("9")?, value("8,7")?, Better::Lower), Some(Change::Worse));
/// assert_eq!(compare(value("12")?, value("10–15")?, Better::Higher), Some(Change::Kept));
/// assert_eq!(compare(value("3/5")?, value("alla")?, Better::Higher), Some(Change::Worse));
/// assert_eq!(compare(value("3/5")?, value("ja")?, Better::Higher), None);
/// # Ok::<(), goals::ValueError>(())
/// ```
pub fn compare(value: Value, with: Value, better: Better) -> Option<Change> {
    let order = match (bounds(value), bounds(with)) {
        (Some((from, to)), Some((other_from, other_to))) => {
            if from > other_to {
                Ordering::Greater
            } else if to < other_from {
                Ordering::Less
            } else {
                Ordering::Equal
            }
        }
        (Some(_), None) | (None, Some(_)) => return None,
        (None, None) => match (value, with) {
            (Value::YesNo(is), Value::YesNo(was)) => is.cmp(&was),
            (Value::YesNo(_), _) | (_, Value::YesNo(_)) => return None,
            _ => shares(value, with)?,
        },
    };
    Some(match (order, better) {
        (Ordering::Equal, _) => Change::Kept,
        (Ordering::Greater, Better::Higher) | (Ordering::Less, Better::Lower) => Change::Better,
        (Ordering::Greater, Better::Lower) | (Ordering::Less, Better::Higher) => Change::Worse,
    })
}

/// A number as a span of one.
const fn bounds(value: Value) -> Option<(Thousandths, Thousandths)> {
    match value {
        Value::Number(number) => Some((number, number)),
        Value::Span { from, to } => Some((from, to)),
        Value::Of { .. } | Value::All | Value::YesNo(_) => None,
    }
}

/// So many of so many, as fractions: 3/5 lies where 6/10 does, and all where 5/5 does.
fn shares(value: Value, with: Value) -> Option<Ordering> {
    let part = |value| match value {
        Value::Of { met, of } => Some((u64::from(met), u64::from(of))),
        Value::All => Some((1, 1)),
        Value::Number(_) | Value::Span { .. } | Value::YesNo(_) => None,
    };
    let ((met, of), (with_met, with_of)) = (part(value)?, part(with)?);
    Some((met * with_of).cmp(&(with_met * of)))
}

#[cfg(test)]
#[path = "assessment_tests.rs"]
mod tests;

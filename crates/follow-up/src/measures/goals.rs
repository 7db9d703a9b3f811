//! How far the goals of decisions are reached.

use kernel::{
    Call, Fault, Period,
    measure::{Aggregate, MeasureDefinition, MeasureRow, MeasureUnit},
};
use rulebook::keys;
use store::Ask;

use super::{DIMENSIONS, ended_half_year, groups::Known};
use crate::{model::GoalResult, store::measured::goals_signed};

/// Goals talked about in follow-ups that were signed in a period: the share that was reached. Reached in part does not
/// count as reached. Goals that the person no longer wants, and decisions without a goal, do not count at all.
pub const GOALS: MeasureDefinition = MeasureDefinition {
    key: "follow-up-measure-goals",
    version: 2,
    aggregate: Aggregate::Share,
    unit: MeasureUnit::Percent,
    dimensions: DIMENSIONS,
    rule: Some(keys::SOL_5_2),
};

/// The rows behind [`GOALS`], one a goal.
pub async fn goals(ask: &dyn Ask, call: &Call, period: Period) -> Result<Vec<MeasureRow>, Fault> {
    let days = ended_half_year(period, call.today());
    let end = duties::calendar::end_of_day(days.1, &call.zone);
    let mut held = goals_signed(ask, days, end).await?;
    held.retain(|(_, result)| result.is_measured());
    let known = Known::read(ask, held.iter().map(|(of, _)| of.person).collect()).await?;
    Ok(held
        .iter()
        .map(|(of, result)| known.row(of, (None, *result == GoalResult::Reached)))
        .collect())
}

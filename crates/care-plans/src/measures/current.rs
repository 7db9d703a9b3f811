//! Current plans.

use kernel::{
    Call, Fault, Period,
    measure::{Aggregate, MeasureDefinition, MeasureRow, MeasureUnit},
};
use organisation::Forms;
use rulebook::keys;
use store::Ask;

use super::{DIMENSIONS, row};
use crate::store::measured::plans_running;

/// Orders that ran on the last day of a period: the share that had a current plan then, which is one that was agreed
/// and not past the day on which it was to be looked through. An order whose time for the first plan has not run out
/// does not count until it has one.
pub const CURRENT: MeasureDefinition = MeasureDefinition {
    key: "care-plans-measure-current",
    version: 1,
    aggregate: Aggregate::Share,
    unit: MeasureUnit::Percent,
    dimensions: DIMENSIONS,
    rule: Some(keys::LOCAL_CARE_PLAN_REVIEW),
};

/// The rows behind [`CURRENT`], one an order.
pub async fn current(ask: &dyn Ask, call: &Call, period: Period) -> Result<Vec<MeasureRow>, Fault> {
    let forms = Forms::read(ask).await?;
    let on = period.last(call.today());
    let running = plans_running(ask, on).await?;
    let counted = running
        .into_iter()
        .filter(|running| running.review.is_some() || running.plan.due < on);
    Ok(counted
        .map(|running| {
            let meets = running.review.is_some_and(|review| review >= on);
            row(&forms, &running.plan, on, (None, meets))
        })
        .collect())
}

//! Plans agreed in time.

use kernel::{
    Call, Fault, Period,
    measure::{Aggregate, MeasureDefinition, MeasureRow, MeasureUnit},
};
use organisation::Forms;
use rulebook::keys;
use store::Ask;

use super::{DIMENSIONS, row};
use crate::store::measured::plans_due;

/// Plans whose last day lies in a period: the share whose first version was signed at the latest then. The day of
/// signing counts, which the program notes itself, not the day of the meeting, which somebody types.
///
/// A plan whose order was over before that day, with nothing agreed, does not count; one that is not made counts
/// when its time has run out.
pub const IN_TIME: MeasureDefinition = MeasureDefinition {
    key: "care-plans-measure-in-time",
    version: 1,
    aggregate: Aggregate::Share,
    unit: MeasureUnit::Percent,
    dimensions: DIMENSIONS,
    rule: Some(keys::LOCAL_CARE_PLAN),
};

/// The rows behind [`IN_TIME`]: value is the days from order to agreement.
pub async fn in_time(ask: &dyn Ask, call: &Call, period: Period) -> Result<Vec<MeasureRow>, Fault> {
    let forms = Forms::read(ask).await?;
    let plans = plans_due(ask, period.from(), period.last(call.today())).await?;
    let counted = plans.into_iter().filter(|plan| match plan.agreed {
        Some(_) => true,
        None => plan.due < call.today() && plan.ended.is_none_or(|ended| ended > plan.due),
    });
    Ok(counted
        .map(|plan| {
            let days = plan
                .agreed
                .and_then(|agreed| plan.ordered.until(agreed).ok())
                .map(|span| i64::from(span.get_days()));
            let meets = plan.agreed.is_some_and(|agreed| agreed <= plan.due);
            row(&forms, &plan, plan.due, (days, meets))
        })
        .collect())
}

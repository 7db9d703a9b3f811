//! Reports that were judged in time.

use duties::terms;
use kernel::{
    Call, Fault, Period,
    measure::{Aggregate, MeasureDefinition, MeasureRow, MeasureUnit},
};
use organisation::Forms;
use rulebook::keys;
use store::Ask;

use super::{DIMENSIONS, between, days, row};
use crate::store::measured::told;

/// Reports told in a period that were judged in time, of those that were judged or should have been.
pub const TRIAGED: MeasureDefinition = MeasureDefinition {
    key: "deviations-measure-triaged",
    version: 1,
    aggregate: Aggregate::Share,
    unit: MeasureUnit::Percent,
    dimensions: DIMENSIONS,
    rule: Some(keys::LOCAL_DEVIATION_TRIAGE),
};

/// The rows behind [`TRIAGED`], one a report: value is the days until it was judged.
pub async fn triaged(ask: &dyn Ask, call: &Call, period: Period) -> Result<Vec<MeasureRow>, Fault> {
    let forms = Forms::read(ask).await?;
    let book = rulebook::reads::book(ask).await?;
    let mut rows = vec![];
    for one in told(ask, days(call, period)).await? {
        let rule = keys::LOCAL_DEVIATION_TRIAGE;
        let last = terms::last_day_by(&book, rule, (one.reported, call.today()));
        let last = last.map_err(Fault::from)?;
        // What may still be judged in time is neither.
        if one.triaged.is_none() && last >= call.today() {
            continue;
        }
        let value = one.triaged.map(|on| between(one.reported, on));
        let meets = one.triaged.is_some_and(|on| on <= last);
        rows.push(row(&forms, &one, (one.reported, value, meets)));
    }
    Ok(rows)
}

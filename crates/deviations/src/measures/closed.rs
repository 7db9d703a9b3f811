//! How long it takes until what was told is put right and closed.

use kernel::{
    Call, Fault, Period,
    measure::{Aggregate, MeasureDefinition, MeasureRow, MeasureUnit},
};
use organisation::Forms;
use rulebook::keys;
use store::Ask;

use super::{DIMENSIONS, between, days, row};
use crate::store::measured;

/// Deviations closed in a period: the middle of the days from the report.
pub const CLOSED: MeasureDefinition = MeasureDefinition {
    key: "deviations-measure-closed",
    version: 1,
    aggregate: Aggregate::Median,
    unit: MeasureUnit::Days,
    dimensions: DIMENSIONS,
    rule: Some(keys::LOCAL_DEVIATION_FOLLOW_UP),
};

/// The rows behind [`CLOSED`], one a deviation.
pub async fn closed(ask: &dyn Ask, call: &Call, period: Period) -> Result<Vec<MeasureRow>, Fault> {
    let forms = Forms::read(ask).await?;
    let found = measured::closed(ask, days(call, period)).await?;
    let rows = found.iter().filter_map(|one| {
        let on = one.closed?;
        let value = Some(between(one.reported, on));
        Some(row(&forms, one, (on, value, true)))
    });
    Ok(rows.collect())
}

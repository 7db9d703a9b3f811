//! Deviations that led to something being done.

use kernel::{
    Call, Fault, Period,
    measure::{Aggregate, MeasureDefinition, MeasureRow, MeasureUnit},
};
use organisation::Forms;
use rulebook::keys;
use store::Ask;

use super::{DIMENSIONS, days, row};
use crate::store::measured;

/// Deviations closed in a period: the share in which something was done that put it right.
pub const REMEDIED: MeasureDefinition = MeasureDefinition {
    key: "deviations-measure-remedied",
    version: 1,
    aggregate: Aggregate::Share,
    unit: MeasureUnit::Percent,
    dimensions: DIMENSIONS,
    rule: Some(keys::SOL_27_1),
};

/// The rows behind [`REMEDIED`], one a deviation.
pub async fn remedied(
    ask: &dyn Ask,
    call: &Call,
    period: Period,
) -> Result<Vec<MeasureRow>, Fault> {
    let forms = Forms::read(ask).await?;
    let found = measured::closed(ask, days(call, period)).await?;
    let rows = found.iter().filter_map(|one| {
        let on = one.closed?;
        Some(row(&forms, one, (on, None, one.is_remedied)))
    });
    Ok(rows.collect())
}

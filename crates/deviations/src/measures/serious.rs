//! Wrongs that were judged to be serious.

use kernel::{
    Call, Fault, Period,
    measure::{Aggregate, MeasureDefinition, MeasureRow, MeasureUnit},
};
use organisation::Forms;
use rulebook::keys;
use store::Ask;

use super::{DIMENSIONS, days, row};
use crate::store::measured::told;

/// How many of the reports told in a period were judged to be of a serious wrong, or a clear risk of one.
pub const SERIOUS: MeasureDefinition = MeasureDefinition {
    key: "deviations-measure-serious",
    version: 1,
    aggregate: Aggregate::Count,
    unit: MeasureUnit::Things,
    dimensions: DIMENSIONS,
    rule: Some(keys::SOL_27_6),
};

/// The rows behind [`SERIOUS`], one a report.
pub async fn serious(ask: &dyn Ask, call: &Call, period: Period) -> Result<Vec<MeasureRow>, Fault> {
    let forms = Forms::read(ask).await?;
    let mut found = told(ask, days(call, period)).await?;
    found.retain(|one| one.is_serious);
    let rows = found
        .iter()
        .map(|one| row(&forms, one, (one.reported, Some(1), true)));
    Ok(rows.collect())
}

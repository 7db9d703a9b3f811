//! Who did not answer, and why: rows for figures, told apart by reason.

use kernel::{Call, Fault, Period, measure::MeasureRow};
use store::Ask;

use crate::{measures, model::WhyNot};

/// The rows of those whose time to answer ended in a period: all, and those without an answer by the reason.
#[derive(Debug, Clone, PartialEq)]
pub struct NonResponse {
    /// One row for each conversation; it meets the measure where the questions were answered in time.
    pub asked: Vec<MeasureRow>,
    /// Those without an answer, by why; no reason where the time ran out and nobody noted one.
    pub missing: Vec<(Option<WhyNot>, MeasureRow)>,
}

/// Who did not answer in the half-years that a period touches.
pub async fn non_response(
    ask: &dyn Ask,
    call: &Call,
    period: Period,
) -> Result<NonResponse, Fault> {
    let rows = measures::asked(ask, call, period).await?;
    let missing = rows
        .iter()
        .filter(|(row, _)| !row.meets)
        .map(|(row, why)| (*why, row.clone()));
    Ok(NonResponse {
        missing: missing.collect(),
        asked: rows.iter().map(|(row, _)| row.clone()).collect(),
    })
}

//! How many answer the questions on quality.

use kernel::{
    Call, Fault, Period,
    measure::{Aggregate, MeasureDefinition, MeasureRow, MeasureUnit},
};
use rulebook::keys;
use store::Ask;

use super::{DIMENSIONS, ended_half_year, groups::Known};
use crate::{
    model::WhyNot,
    store::measured::{Asked, surveys_asked},
};

/// Signed follow-ups whose time for an answer ended in a period: the share in which the questions on quality were answered
/// within it, by the person, with help, or by somebody who speaks for her or him. Whoever was never asked counts as one
/// who did not answer, and so does whoever answered later: a share that has been told does not change.
pub const RESPONSE: MeasureDefinition = MeasureDefinition {
    key: "follow-up-measure-response",
    version: 2,
    aggregate: Aggregate::Share,
    unit: MeasureUnit::Percent,
    dimensions: DIMENSIONS,
    rule: Some(keys::LOCAL_FOLLOW_UP_SURVEY),
};

/// The rows behind [`RESPONSE`], one a follow-up.
pub async fn response(
    ask: &dyn Ask,
    call: &Call,
    period: Period,
) -> Result<Vec<MeasureRow>, Fault> {
    let rows = asked(ask, call, period).await?;
    Ok(rows.into_iter().map(|(row, _)| row).collect())
}

/// The same rows, each with why there is no answer, where that was noted.
pub(crate) async fn asked(
    ask: &dyn Ask,
    call: &Call,
    period: Period,
) -> Result<Vec<(MeasureRow, Option<WhyNot>)>, Fault> {
    let days = ended_half_year(period, call.today());
    let asked: Vec<Asked> = surveys_asked(ask, days).await?;
    let persons = asked.iter().map(|one| one.belongs.person).collect();
    let known = Known::read(ask, persons).await?;
    let row = |one: &Asked| {
        let why_not = one.why_not.filter(|_| !one.in_time);
        (known.row(&one.belongs, (None, one.in_time)), why_not)
    };
    Ok(asked.iter().map(row).collect())
}

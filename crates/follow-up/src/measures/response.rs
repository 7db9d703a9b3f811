//! How many answer the questions on quality.

use kernel::{
    Call, Date, Fault, Period,
    measure::{Aggregate, MeasureDefinition, MeasureRow, MeasureUnit},
};
use rulebook::keys;
use store::Ask;

use super::{DIMENSIONS, ended_half_year, groups::Known};
use crate::{
    model::{SurveyState, WhyNot},
    store::measured::{Asked, surveys_held},
};

/// Follow-ups that were held in a period: the share in which the questions on quality were answered, by the person,
/// with help, or by somebody who speaks for her or him. Whoever was never asked counts as one who did not answer. Where
/// an answer is still waited for within its time, the follow-up does not count yet.
pub const RESPONSE: MeasureDefinition = MeasureDefinition {
    key: "follow-up-measure-response",
    version: 1,
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
    let today = call.today();
    let days = ended_half_year(period, today);
    let book = rulebook::reads::book(ask).await?;
    let mut held: Vec<Asked> = vec![];
    for one in surveys_held(ask, days).await? {
        let from = (one.belongs.held, today);
        let last = duties::terms::last_day_by(&book, keys::LOCAL_FOLLOW_UP_SURVEY, from)?;
        if is_counted(&one, last, today) {
            held.push(one);
        }
    }
    let known = Known::read(ask, held.iter().map(|one| one.belongs.person).collect()).await?;
    let row = |one: &Asked| {
        let meets = one.state == SurveyState::Answered;
        (known.row(&one.belongs, (None, meets)), one.why_not)
    };
    Ok(held.iter().map(row).collect())
}

/// Whether it is known by now if somebody answers.
fn is_counted(one: &Asked, last: Date, today: Date) -> bool {
    match one.state {
        SurveyState::Answered | SurveyState::NotAnswered => true,
        SurveyState::Waiting => last < today,
    }
}

//! The share of standing decisions that were followed up in time, one row a follow-up that was due.

use kernel::{
    Call, Fault, Period,
    measure::{Aggregate, Dimension, MeasureDefinition, MeasureRow, MeasureUnit},
};
use rulebook::keys;
use store::Ask;

use super::groups::Known;
use crate::store::measured::follow_ups_due;

/// Follow-ups that were due in a period: the share that was done at the latest on its day.
///
/// What is still to be done counts when its day has passed. What was due after the decision had ended does not count.
pub const FOLLOWED_UP: MeasureDefinition = MeasureDefinition {
    key: "cases-measure-followed-up",
    version: 1,
    aggregate: Aggregate::Share,
    unit: MeasureUnit::Percent,
    dimensions: &[
        Dimension::District,
        Dimension::Unit,
        Dimension::Service,
        Dimension::Regime,
        Dimension::Sex,
        Dimension::AgeBand,
    ],
    rule: Some(keys::LOCAL_DECISION_FOLLOW_UP),
};

/// The rows behind [`FOLLOWED_UP`]; value is how many days late it was done, below nothing when early.
pub async fn followed_up(
    ask: &dyn Ask,
    call: &Call,
    period: Period,
) -> Result<Vec<MeasureRow>, Fault> {
    let last = period.to().unwrap_or_else(|| call.today());
    let due = follow_ups_due(ask, period.from(), last).await?;
    let due: Vec<_> = due
        .into_iter()
        .filter(|(follow_up, _)| follow_up.done.is_some() || follow_up.due < call.today())
        .collect();
    let known = Known::read(ask, due.iter().map(|(f, _)| f.person).collect()).await?;
    let rows = due.iter().map(|(follow_up, decision)| {
        let late = follow_up
            .done
            .and_then(|done| follow_up.due.until(done).ok());
        let mut groups = known.groups(decision.person, decision.unit, follow_up.due);
        groups.insert(Dimension::Service, decision.service.to_string());
        groups.insert(Dimension::Regime, decision.regime.key().to_owned());
        MeasureRow {
            link: decision.address(),
            label: format!("{} {}", decision.service, follow_up.due),
            person: Some(decision.person),
            day: follow_up.due,
            value: late.map(|span| i64::from(span.get_days())),
            meets: follow_up.done.is_some_and(|done| done <= follow_up.due),
            groups,
        }
    });
    Ok(rows.collect())
}

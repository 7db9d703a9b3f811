//! What duties can be measured by: the share that was done in time.

use std::collections::BTreeMap;

use kernel::{
    Call, Fault, Period,
    measure::{Aggregate, Dimension, MeasureDefinition, MeasureRow, MeasureUnit},
};
use store::Ask;

use crate::{DutyView, State, calendar, store::measured};

/// Duties of a kind that were due in a period: the share done at the latest at their time.
///
/// What was dropped does not count. What is still to be done counts when its time has run out, as not done in time.
pub const IN_TIME: MeasureDefinition = MeasureDefinition {
    key: "duties-measure-in-time",
    version: 1,
    aggregate: Aggregate::Share,
    unit: MeasureUnit::Percent,
    dimensions: &[Dimension::Unit],
    rule: None,
};

/// The rows behind [`IN_TIME`] for one kind of duty. Units stand with their id; names come from the organisation.
pub async fn in_time(
    ask: &dyn Ask,
    call: &Call,
    kind: &str,
    period: Period,
) -> Result<Vec<MeasureRow>, Fault> {
    let from = calendar::start_of_day(period.from(), &call.zone);
    let last = period.to().unwrap_or_else(|| call.today());
    let before = calendar::start_of_day(calendar::days_after(last, 1), &call.zone);
    let duties = measured(ask, kind, from, before).await?;
    let counted = duties
        .into_iter()
        .filter(|duty| duty.state == State::Done || duty.due < call.now);
    Ok(counted.map(|duty| row(duty, call)).collect())
}

fn row(duty: DutyView, call: &Call) -> MeasureRow {
    MeasureRow {
        meets: duty.state == State::Done && duty.closed.is_some_and(|closed| closed <= duty.due),
        day: calendar::day_of(duty.due, &call.zone),
        person: duty.person,
        value: None,
        groups: BTreeMap::from([(Dimension::Unit, duty.unit.to_string())]),
        label: duty.label,
        link: duty.link,
    }
}

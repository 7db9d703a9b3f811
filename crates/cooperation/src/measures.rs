//! What cooperation can be measured by: the share of calls that became a meeting in time.

use std::collections::BTreeMap;

use duties::calendar;
use kernel::{
    Call, Date, Fault, Period,
    measure::{Aggregate, Dimension, MeasureDefinition, MeasureRow, MeasureUnit},
};
use rulebook::keys;
use store::Ask;

use crate::{
    model::Plan,
    rules::{Terms, meeting_day},
    store::plan::plan_list_called,
};

/// Calls of a period: the share where all met within the time that region and municipality have agreed on.
///
/// Calls that ended before anybody met do not count. A call without a meeting counts when its time has run out.
pub const MEETING_IN_TIME: MeasureDefinition = MeasureDefinition {
    key: "cooperation-measure-meeting-in-time",
    version: 1,
    aggregate: Aggregate::Share,
    unit: MeasureUnit::Percent,
    dimensions: &[Dimension::Unit],
    rule: Some(keys::LOCAL_SIP_MEETING),
};

/// The rows behind [`MEETING_IN_TIME`]: value is the days from call to meeting. Units stand with their id; names
/// come from the organisation.
pub async fn meeting_in_time(
    ask: &dyn Ask,
    call: &Call,
    period: Period,
) -> Result<Vec<MeasureRow>, Fault> {
    let book = rulebook::reads::book(ask).await?;
    let from = calendar::start_of_day(period.from(), &call.zone);
    let last = period.to().unwrap_or_else(|| call.today());
    let before = calendar::start_of_day(calendar::days_after(last, 1), &call.zone);
    let mut rows = Vec::new();
    for (plan, met) in plan_list_called(ask, from, before).await? {
        let called = calendar::day_of(plan.called.unwrap_or(plan.since), &call.zone);
        // By the rule as it stood on the day of the call.
        let terms = Terms::of(&book, called)?;
        let latest = meeting_day(&plan, &terms, &call.zone);
        let is_counted = match met {
            Some(_) => true,
            None => plan.state.is_open() && latest < call.today(),
        };
        if is_counted {
            rows.push(row(&plan, called, met, latest));
        }
    }
    Ok(rows)
}

fn row(plan: &Plan, called: Date, met: Option<Date>, latest: Date) -> MeasureRow {
    let days = met
        .and_then(|met| called.until(met).ok())
        .map(|span| i64::from(span.get_days()));
    MeasureRow {
        link: plan.address(),
        label: format!("SIP {called}"),
        person: Some(plan.person),
        day: called,
        value: days,
        meets: met.is_some_and(|met| met <= latest),
        groups: BTreeMap::from([(Dimension::Unit, plan.unit.to_string())]),
    }
}

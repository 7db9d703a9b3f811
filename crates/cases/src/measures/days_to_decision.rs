//! Median days from application to decision, one row a decision.

use kernel::{
    Call, Date, Fault, Period,
    measure::{Aggregate, Dimension, MeasureDefinition, MeasureRow, MeasureUnit},
};
use rulebook::keys;
use store::Ask;

use super::groups::Known;
use crate::{model::Decision, store::measured::decisions_on_application};

/// Decisions of a period that answer an application: the days from the day it came in to the day of the decision.
///
/// Decisions that change an earlier one, and those without an application, do not count.
pub const DAYS_TO_DECISION: MeasureDefinition = MeasureDefinition {
    key: "cases-measure-days-to-decision",
    version: 1,
    aggregate: Aggregate::Median,
    unit: MeasureUnit::Days,
    dimensions: &[
        Dimension::District,
        Dimension::Unit,
        Dimension::Service,
        Dimension::Regime,
        Dimension::Sex,
        Dimension::AgeBand,
    ],
    rule: Some(keys::LOCAL_INVESTIGATION_TIME),
};

/// The rows behind [`DAYS_TO_DECISION`]; one meets it that was decided within the municipality's own time.
pub async fn days_to_decision(
    ask: &dyn Ask,
    call: &Call,
    period: Period,
) -> Result<Vec<MeasureRow>, Fault> {
    let last = period.to().unwrap_or_else(|| call.today());
    let decisions = decisions_on_application(ask, period.from(), last).await?;
    let known = Known::read(ask, decisions.iter().map(|d| d.person).collect()).await?;
    let book = rulebook::reads::book(ask).await?;
    let today = call.today();
    decisions
        .iter()
        .map(|decision| {
            let asked = (decision.asked, today);
            let latest =
                crate::rules::terms::last_day_by(&book, keys::LOCAL_INVESTIGATION_TIME, asked)?;
            Ok(row(decision, &known, latest))
        })
        .collect()
}

fn row(decision: &Decision, known: &Known, latest: Date) -> MeasureRow {
    let days = decision.asked.until(decision.decided).ok();
    let mut groups = known.groups(decision.person, decision.unit, decision.decided);
    groups.insert(Dimension::Service, decision.service.to_string());
    groups.insert(Dimension::Regime, decision.regime.key().to_owned());
    MeasureRow {
        link: decision.address(),
        label: format!("{} {}", decision.service, decision.decided),
        person: Some(decision.person),
        day: decision.decided,
        value: days.map(|span| i64::from(span.get_days())),
        meets: decision.decided <= latest,
        groups,
    }
}

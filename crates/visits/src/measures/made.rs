//! Visits that were told to somebody and made.

use kernel::{
    Call, Fault, Period,
    measure::{Aggregate, Dimension, MeasureDefinition, MeasureRow, MeasureUnit},
};
use store::Ask;

use super::{days, groups};
use crate::store::measured::visits_told;

/// Visits of days that have passed that somebody was told to make: the share that was made. One that nobody has
/// reported counts as not made.
pub const MADE: MeasureDefinition = MeasureDefinition {
    key: "visits-measure-made",
    version: 1,
    aggregate: Aggregate::Share,
    unit: MeasureUnit::Percent,
    dimensions: &[Dimension::ProviderForm, Dimension::Provider],
    rule: None,
};

/// The rows behind [`MADE`], one a visit: value is the minutes of all who made it.
pub async fn made(ask: &dyn Ask, call: &Call, period: Period) -> Result<Vec<MeasureRow>, Fault> {
    let groups = groups(ask).await?;
    let (from, until) = days(call, period);
    let yesterday = duties::calendar::days_after(call.today(), -1);
    let told = visits_told(ask, (from, until.min(yesterday))).await?;
    let row = |visit: crate::store::measured::ToldVisit| MeasureRow {
        link: format!("/personer/{}/utforda-besok/{}", visit.person, visit.visit),
        label: visit.name.to_string(),
        person: Some(visit.person),
        day: visit.day,
        value: visit.minutes,
        meets: visit.done > 0,
        groups: groups.get(&visit.provider).cloned().unwrap_or_default(),
    };
    Ok(told.into_iter().map(row).collect())
}

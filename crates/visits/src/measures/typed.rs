//! Visits with a time that was typed afterwards.

use kernel::{
    Call, Fault, Period,
    measure::{Aggregate, Dimension, MeasureDefinition, MeasureRow, MeasureUnit},
};
use store::Ask;

use super::{days, groups};
use crate::store::measured::visits_done;

/// Visits that were made in a period: the share with a time that was typed afterwards, or corrected. Where times are
/// typed, minutes show what people remember.
pub const TYPED: MeasureDefinition = MeasureDefinition {
    key: "visits-measure-typed",
    version: 1,
    aggregate: Aggregate::Share,
    unit: MeasureUnit::Percent,
    dimensions: &[Dimension::ProviderForm, Dimension::Provider],
    rule: None,
};

/// The rows behind [`TYPED`], one for each who made a visit: value is its minutes.
pub async fn typed(ask: &dyn Ask, call: &Call, period: Period) -> Result<Vec<MeasureRow>, Fault> {
    let groups = groups(ask).await?;
    let done = visits_done(ask, days(call, period)).await?;
    let row = |visit: crate::store::measured::DoneVisit| MeasureRow {
        link: format!("/personer/{}/utforda-besok/{}", visit.person, visit.visit),
        label: visit.name.to_string(),
        person: Some(visit.person),
        day: visit.day,
        value: visit.minutes.map(kernel::Minutes::count),
        meets: visit.is_typed,
        groups: groups.get(&visit.provider).cloned().unwrap_or_default(),
    };
    Ok(done.into_iter().map(row).collect())
}

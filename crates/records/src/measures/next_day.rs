//! Entries written while it is remembered.

use kernel::{
    Call, Fault, Period,
    measure::{Aggregate, Dimension, MeasureDefinition, MeasureRow, MeasureUnit},
};
use rulebook::keys;
use store::Ask;

use super::{Forms, last_day};
use crate::{model::Entry, store::measured::entries_signed};

/// Entries signed in a period: the share that was signed at the latest the day after what they tell of. Corrections are
/// not counted.
pub const NEXT_DAY: MeasureDefinition = MeasureDefinition {
    key: "records-measure-next-day",
    version: 1,
    aggregate: Aggregate::Share,
    unit: MeasureUnit::Percent,
    dimensions: &[Dimension::ProviderForm, Dimension::Provider],
    rule: Some(keys::SOL_14_3),
};

/// The rows behind [`NEXT_DAY`], one an entry: value is the days between.
pub async fn next_day(
    ask: &dyn Ask,
    call: &Call,
    period: Period,
) -> Result<Vec<MeasureRow>, Fault> {
    let forms = Forms::read(ask).await?;
    let entries = entries_signed(ask, period.from(), last_day(call, period)).await?;
    let row = |entry: Entry| {
        let days = entry.happened.on.until(entry.signed.on).ok();
        let days = days.map_or(0, |span| i64::from(span.get_days()));
        MeasureRow {
            link: entry.address(),
            label: entry.signed.on.to_string(),
            person: Some(entry.person),
            day: entry.signed.on,
            value: Some(days),
            meets: days <= 1,
            groups: forms.groups(entry.keeper.unit),
        }
    };
    Ok(entries.into_iter().map(row).collect())
}

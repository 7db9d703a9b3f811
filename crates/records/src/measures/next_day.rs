//! Entries written while it is remembered.

use kernel::{
    Call, Fault, Period,
    measure::{Aggregate, Dimension, MeasureDefinition, MeasureRow, MeasureUnit},
};
use organisation::Forms;
use rulebook::keys;
use store::Ask;

use crate::store::measured::{Signed, entries_signed};

/// Entries that providers signed in a period: the share that was signed at the latest so many days after what they tell
/// of as the municipality has said. Corrections are not counted.
pub const NEXT_DAY: MeasureDefinition = MeasureDefinition {
    key: "records-measure-next-day",
    version: 2,
    aggregate: Aggregate::Share,
    unit: MeasureUnit::Percent,
    dimensions: &[Dimension::ProviderForm, Dimension::Provider],
    rule: Some(keys::LOCAL_RECORD_IN_TIME),
};

/// The rows behind [`NEXT_DAY`], one an entry: value is the days between. They lead to the record, where each sees
/// what is theirs to see, and not to the entry.
pub async fn next_day(
    ask: &dyn Ask,
    call: &Call,
    period: Period,
) -> Result<Vec<MeasureRow>, Fault> {
    let forms = Forms::read(ask).await?;
    let last = period.last(call.today());
    let book = rulebook::reads::book(ask).await?;
    let rule = book
        .rule(keys::LOCAL_RECORD_IN_TIME, call.today())
        .map_err(Fault::from)?;
    let most = i64::from(rule.days().map_err(Fault::from)?);
    let entries = entries_signed(ask, period.from(), last).await?;
    let row = |entry: Signed| {
        let days = entry.happened.until(entry.on).ok();
        let days = days.map_or(0, |span| i64::from(span.get_days()));
        MeasureRow {
            link: format!("/personer/{}/dokumentation", entry.person),
            label: String::new(),
            person: Some(entry.person),
            day: entry.on,
            value: Some(days),
            meets: days <= most,
            groups: forms.groups(entry.unit),
        }
    };
    Ok(entries.into_iter().map(row).collect())
}

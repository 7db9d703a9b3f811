//! What the measures count.

use std::collections::BTreeMap;

use kernel::{Date, Fault, PersonId, UnitId};
use store::{Ask, sql};

use super::entry::{COLUMNS, read};
use crate::model::Entry;

/// How many entries each provider has about each person that tell of some days.
pub(crate) async fn entries_told(
    ask: &dyn Ask,
    first: Date,
    last: Date,
) -> Result<BTreeMap<(UnitId, PersonId), i64>, Fault> {
    let rows = sql(
        "SELECT unit_id, person_id, COUNT(*) AS n FROM record_entry \
         WHERE happened_on >= $1 AND happened_on <= $2 AND part = 'provider' GROUP BY unit_id, person_id",
    )
    .bind(first)
    .bind(last)
    .all(ask)
    .await?;
    rows.iter()
        .map(|row| Ok(((row.get("unit_id")?, row.get("person_id")?), row.get("n")?)))
        .collect()
}

/// The entries signed on some days. Corrections are left out: they tell again of what was told in time or late.
pub(crate) async fn entries_signed(
    ask: &dyn Ask,
    first: Date,
    last: Date,
) -> Result<Vec<Entry>, Fault> {
    let text = format!(
        "SELECT {COLUMNS} FROM record_entry WHERE signed_on >= $1 AND signed_on <= $2 AND corrects IS NULL \
         ORDER BY signed_on, id"
    );
    let rows = sql(text).bind(first).bind(last).all(ask).await?;
    rows.iter().map(read).collect()
}

//! What the measures count.

use std::collections::BTreeMap;

use kernel::{Date, Fault, PersonId, UnitId};
use store::{Ask, sql};

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

/// When an entry was signed, and on which day what it tells of happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Signed {
    /// About whom.
    pub(crate) person: PersonId,
    /// By which provider.
    pub(crate) unit: UnitId,
    /// The day of what it tells of.
    pub(crate) happened: Date,
    /// The day on which it was signed.
    pub(crate) on: Date,
}

/// What providers signed on some days. Corrections are left out: they tell again of what was told in time or late.
pub(crate) async fn entries_signed(
    ask: &dyn Ask,
    first: Date,
    last: Date,
) -> Result<Vec<Signed>, Fault> {
    let rows = sql(
        "SELECT person_id, unit_id, happened_on, signed_on FROM record_entry \
         WHERE signed_on >= $1 AND signed_on <= $2 AND part = 'provider' AND corrects IS NULL ORDER BY signed_on, id",
    )
    .bind(first)
    .bind(last)
    .all(ask)
    .await?;
    let signed = |row: &store::Row| {
        Ok(Signed {
            person: row.get("person_id")?,
            unit: row.get("unit_id")?,
            happened: row.get("happened_on")?,
            on: row.get("signed_on")?,
        })
    };
    rows.iter().map(signed).collect()
}

//! By what providers are paid.

use kernel::{Call, Fault, UnitId, UserId};
use store::{Ask, Row, Tx, sql};

use crate::model::Terms;

const COLUMNS: &str = "provider_id, from_month, paid_for, cap_percent, ore_per_hour, version";

fn read(row: &Row) -> Result<Terms, Fault> {
    Ok(Terms {
        provider: row.get("provider_id")?,
        from: row.keyed("from_month")?,
        paid_for: row.keyed("paid_for")?,
        cap_percent: row.get("cap_percent")?,
        per_hour: row.get("ore_per_hour")?,
        version: row.get("version")?,
    })
}

/// All terms of a provider, the latest first.
pub(crate) async fn terms_of(ask: &dyn Ask, provider: UnitId) -> Result<Vec<Terms>, Fault> {
    let rows = sql(format!(
        "SELECT {COLUMNS} FROM account_terms WHERE provider_id = $1 ORDER BY from_month DESC"
    ));
    rows.bind(provider)
        .all(ask)
        .await?
        .iter()
        .map(read)
        .collect()
}

/// Terms as they are from now on.
pub(crate) async fn terms_save(
    tx: &Tx,
    call: &Call,
    (terms, by): (&Terms, UserId),
) -> Result<(), Fault> {
    sql(
        "INSERT INTO account_terms (provider_id, from_month, paid_for, cap_percent, ore_per_hour, set_by, set_at, \
         version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (provider_id, from_month) DO UPDATE SET \
         paid_for = excluded.paid_for, cap_percent = excluded.cap_percent, ore_per_hour = excluded.ore_per_hour, \
         set_by = excluded.set_by, set_at = excluded.set_at, version = excluded.version",
    )
    .bind(terms.provider)
    .bind(terms.from.to_string())
    .bind(terms.paid_for.key())
    .bind(terms.cap_percent)
    .bind(terms.per_hour)
    .bind(by)
    .bind(call.now)
    .bind(terms.version)
    .run(tx)
    .await?;
    Ok(())
}

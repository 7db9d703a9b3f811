//! The table of what the municipality has set for itself.

use kernel::{Fault, RuleKey};
use store::{Ask, Row, Tx, sql};

use crate::model::{local::LocalRow, value::Value};

/// Adds a row.
pub(crate) async fn local_rule_add(tx: &Tx, row: &LocalRow) -> Result<(), Fault> {
    let value = serde_json::to_string(&row.value)
        .map_err(|e| Fault::from_source("writing a local rule's value", e))?;
    sql(
        "INSERT INTO rule_local (id, key, value, valid_from, kind, decided_by, reason, set_by, set_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(row.id)
    .bind(row.key.as_str())
    .bind(value)
    .bind(row.from)
    .bind(row.kind.key())
    .bind(row.decided_by.clone())
    .bind(row.reason.clone())
    .bind(row.set_by)
    .bind(row.set_at)
    .run(tx)
    .await?;
    Ok(())
}

/// All rows, the newest day of each rule first.
pub(crate) async fn local_rule_all(ask: &dyn Ask) -> Result<Vec<LocalRow>, Fault> {
    let rows = sql(
        "SELECT id, key, value, valid_from, kind, decided_by, reason, set_by, set_at FROM rule_local \
         ORDER BY key, valid_from DESC, set_at DESC, id DESC",
    )
    .all(ask)
    .await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<LocalRow, Fault> {
    let value: String = row.get("value")?;
    let value: Value = serde_json::from_str(&value)
        .map_err(|e| Fault::from_source("a local rule's value is none", e))?;
    Ok(LocalRow {
        id: row.get("id")?,
        key: RuleKey(row.get::<String>("key")?.into()),
        value,
        from: row.get("valid_from")?,
        kind: row.keyed("kind")?,
        decided_by: row.get("decided_by")?,
        reason: row.get("reason")?,
        set_by: row.get("set_by")?,
        set_at: row.get("set_at")?,
    })
}

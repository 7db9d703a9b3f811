//! Budgets and their entries; entries are only ever added to.

use kernel::{Call, Fault, UserId};
use projection::economy::{Entry, EntryKind};
use store::{Ask, Row, Tx, sql};

use crate::model::{Budget, Ledger, LedgerId};

const LEDGER: &str = "SELECT id, name, start_name, start, by_user, at, version FROM needs_ledger";

fn ledger(row: &Row) -> Result<Ledger, Fault> {
    Ok(Ledger {
        id: row.get("id")?,
        name: row.get("name")?,
        start_name: row.get("start_name")?,
        start: row.get("start")?,
        by: row.get("by_user")?,
        at: row.get("at")?,
        version: row.get("version")?,
    })
}

/// All budgets, the latest first.
pub(crate) async fn ledger_list(ask: &dyn Ask) -> Result<Vec<Ledger>, Fault> {
    let rows = sql(format!("{LEDGER} ORDER BY at DESC, id DESC"))
        .all(ask)
        .await?;
    rows.iter().map(ledger).collect()
}

/// A budget with its entries.
pub(crate) async fn budget_by_id(ask: &dyn Ask, id: LedgerId) -> Result<Option<Budget>, Fault> {
    let row = sql(format!("{LEDGER} WHERE id = $1"))
        .bind(id)
        .one(ask)
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let rows = sql(
        "SELECT month, kind, name, basis, balance, published FROM needs_entry WHERE ledger_id = $1 ORDER BY number",
    )
    .bind(id)
    .all(ask)
    .await?;
    let entries = rows.iter().map(entry).collect::<Result<_, Fault>>()?;
    Ok(Some(Budget {
        ledger: ledger(&row)?,
        entries,
    }))
}

fn entry(row: &Row) -> Result<Entry, Fault> {
    let (kind, basis): (String, Option<String>) = (row.get("kind")?, row.get("basis")?);
    let broken = |e| Fault::from_source("an entry of a budget", e);
    let kind: EntryKind =
        serde_json::from_value(serde_json::Value::String(kind)).map_err(broken)?;
    let basis = basis.map(|text| serde_json::from_str(&text).map_err(broken));
    Ok(Entry {
        month: row.get("month")?,
        kind,
        name: row.get("name")?,
        basis: basis.transpose()?,
        balance: row.get("balance")?,
        published: row.get("published")?,
    })
}

/// A budget as it is now.
pub(crate) async fn ledger_save(tx: &Tx, ledger: &Ledger) -> Result<(), Fault> {
    sql(
        "INSERT INTO needs_ledger (id, name, start_name, start, by_user, at, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO UPDATE SET version = excluded.version",
    )
    .bind(ledger.id)
    .bind(ledger.name.as_str())
    .bind(ledger.start_name.as_str())
    .bind(ledger.start)
    .bind(ledger.by)
    .bind(ledger.at)
    .bind(ledger.version)
    .run(tx)
    .await?;
    Ok(())
}

/// A new entry, by its number in the budget.
pub(crate) async fn entry_add(
    tx: &Tx,
    call: &Call,
    (ledger, number, entry): (LedgerId, i64, &Entry),
    by: UserId,
) -> Result<(), Fault> {
    let broken = |e| Fault::from_source("an entry of a budget", e);
    let kind = serde_json::to_value(entry.kind).map_err(broken)?;
    let basis = entry.basis.as_ref().map(serde_json::to_string);
    sql(
        "INSERT INTO needs_entry (ledger_id, number, month, kind, name, basis, balance, published, by_user, at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(ledger)
    .bind(number)
    .bind(entry.month.as_str())
    .bind(kind.as_str().unwrap_or_default())
    .bind(entry.name.as_str())
    .bind(basis.transpose().map_err(broken)?)
    .bind(entry.balance.clone())
    .bind(entry.published)
    .bind(by)
    .bind(call.now)
    .run(tx)
    .await?;
    Ok(())
}

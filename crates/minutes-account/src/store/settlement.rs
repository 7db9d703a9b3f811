//! What was settled. Only added to.

use std::collections::BTreeMap;

use cases::OrderId;
use kernel::{Fault, Minutes, Money, UnitId};
use store::{Ask, Row, Tx, sql};

use crate::model::{Month, Settlement, SettlementId, SettlementLine};

const COLUMNS: &str = "id, provider_id, month, settled_at, settled_by, minutes, ore";

fn read(row: &Row) -> Result<Settlement, Fault> {
    Ok(Settlement {
        id: row.get("id")?,
        provider: row.get("provider_id")?,
        month: row.keyed("month")?,
        at: row.get("settled_at")?,
        by: row.get("settled_by")?,
        minutes: row.get("minutes")?,
        sum: row.get("ore")?,
    })
}

/// What a provider was paid for a month, if it is settled.
pub(crate) async fn settlement_of(
    ask: &dyn Ask,
    provider: UnitId,
    month: Month,
) -> Result<Option<Settlement>, Fault> {
    let row = sql(format!(
        "SELECT {COLUMNS} FROM account_settlement WHERE provider_id = $1 AND month = $2"
    ));
    let row = row.bind(provider).bind(month.to_string());
    row.one(ask).await?.as_ref().map(read).transpose()
}

/// The months of a provider that are settled.
pub(crate) async fn months_settled(ask: &dyn Ask, provider: UnitId) -> Result<Vec<Month>, Fault> {
    let rows = sql("SELECT month FROM account_settlement WHERE provider_id = $1 ORDER BY month")
        .bind(provider)
        .all(ask)
        .await?;
    rows.iter().map(|row| row.keyed("month")).collect()
}

/// The earliest month of a provider from one on and before another that came to something and is not settled.
pub(crate) async fn first_unsettled(
    ask: &dyn Ask,
    provider: UnitId,
    (from, before): (Month, Month),
) -> Result<Option<Month>, Fault> {
    let row = sql(
        "SELECT MIN(m.month) AS first FROM account_month m WHERE m.provider_id = $1 AND m.month >= $2 \
         AND m.month < $3 AND m.payable <> 0 AND NOT EXISTS (SELECT 1 FROM account_settlement s \
         WHERE s.provider_id = m.provider_id AND s.month = m.month)",
    )
    .bind(provider)
    .bind(from.to_string())
    .bind(before.to_string())
    .one(ask)
    .await?;
    row.map_or(Ok(None), |row| row.keyed_maybe("first"))
}

/// The providers with something to put right in settled months before one.
pub(crate) async fn providers_uneven(ask: &dyn Ask, before: Month) -> Result<Vec<UnitId>, Fault> {
    let rows = sql(
        "SELECT DISTINCT m.provider_id FROM account_month m JOIN account_settlement s \
         ON s.provider_id = m.provider_id AND s.month = m.month WHERE m.month >= $1 AND m.month < $2 \
         AND (m.payable <> m.paid OR m.payable_ore <> m.paid_ore)",
    )
    .bind(before.after(-24).to_string())
    .bind(before.to_string())
    .all(ask)
    .await?;
    rows.iter().map(|row| row.get("provider_id")).collect()
}

/// The settlements of all providers for a month.
pub(crate) async fn settlements_for(ask: &dyn Ask, month: Month) -> Result<Vec<Settlement>, Fault> {
    let rows = sql(format!(
        "SELECT {COLUMNS} FROM account_settlement WHERE month = $1 ORDER BY provider_id"
    ));
    rows.bind(month.to_string())
        .all(ask)
        .await?
        .iter()
        .map(read)
        .collect()
}

/// Puts in a settlement with its lines.
pub(crate) async fn settlement_add(
    tx: &Tx,
    settlement: &Settlement,
    lines: &[SettlementLine],
) -> Result<(), Fault> {
    sql(format!(
        "INSERT INTO account_settlement ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7)"
    ))
    .bind(settlement.id)
    .bind(settlement.provider)
    .bind(settlement.month.to_string())
    .bind(settlement.at)
    .bind(settlement.by)
    .bind(settlement.minutes)
    .bind(settlement.sum)
    .run(tx)
    .await?;
    for line in lines {
        sql(
            "INSERT INTO account_settlement_line (settlement_id, order_id, month, number, minutes, ore_per_hour, ore) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(settlement.id)
        .bind(line.order)
        .bind(line.month.to_string())
        .bind(line.number.as_str())
        .bind(line.minutes)
        .bind(line.per_hour)
        .bind(line.sum)
        .run(tx)
        .await?;
    }
    Ok(())
}

/// The lines of a settlement, those of the month first, then what is put right, by case number.
pub(crate) async fn lines_of(
    ask: &dyn Ask,
    settlement: SettlementId,
) -> Result<Vec<SettlementLine>, Fault> {
    let rows = sql(
        "SELECT order_id, month, number, minutes, ore_per_hour, ore FROM account_settlement_line \
         WHERE settlement_id = $1 ORDER BY month DESC, number, order_id",
    );
    let read = |row: &Row| {
        Ok(SettlementLine {
            order: row.get("order_id")?,
            month: row.keyed("month")?,
            number: super::number(row)?,
            minutes: row.get("minutes")?,
            per_hour: row.get("ore_per_hour")?,
            sum: row.get("ore")?,
        })
    };
    rows.bind(settlement)
        .all(ask)
        .await?
        .iter()
        .map(read)
        .collect()
}

/// What was settled for the orders of a provider for a month, in whichever settlement.
pub(crate) async fn paid_for(
    ask: &dyn Ask,
    provider: UnitId,
    month: Month,
) -> Result<BTreeMap<OrderId, (Minutes, Money)>, Fault> {
    let rows = sql(
        "SELECT l.order_id, CAST(SUM(l.minutes) AS BIGINT) AS minutes, CAST(SUM(l.ore) AS BIGINT) AS ore \
         FROM account_settlement s JOIN account_settlement_line l ON l.settlement_id = s.id \
         WHERE s.provider_id = $1 AND s.month >= $2 AND l.month = $2 GROUP BY l.order_id",
    );
    let rows = rows.bind(provider).bind(month.to_string()).all(ask).await?;
    let read = |row: &Row| Ok((row.get("order_id")?, (row.get("minutes")?, row.get("ore")?)));
    rows.iter().map(read).collect()
}

/// The settled months of a provider before one in which something has changed since.
pub(crate) async fn months_uneven(
    ask: &dyn Ask,
    provider: UnitId,
    before: Month,
) -> Result<Vec<Month>, Fault> {
    let rows = sql(
        "SELECT DISTINCT m.month FROM account_month m JOIN account_settlement s \
         ON s.provider_id = m.provider_id AND s.month = m.month WHERE m.provider_id = $1 AND m.month < $2 \
         AND (m.payable <> m.paid OR m.payable_ore <> m.paid_ore) ORDER BY m.month",
    );
    let rows = rows
        .bind(provider)
        .bind(before.to_string())
        .all(ask)
        .await?;
    rows.iter().map(|row| row.keyed("month")).collect()
}

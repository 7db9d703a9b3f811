//! What orders came to in months.

use std::collections::BTreeMap;

use access::{Need, Resource, Visible};
use cases::OrderId;
use kernel::{Call, Fault, PersonId, UnitId};
use organisation::DistrictCode;
use store::{Ask, Row, Tx, sql};

use crate::model::{AccountRow, Causes, CountedMonth, Month, Tally};

pub(super) const COLUMNS: &str = "m.order_id, m.month, m.person_id, m.number, m.provider_id, m.unit_id, m.district, \
    m.counted_to, m.granted, m.framed, m.planned, m.scheduled, m.performed, m.typed, m.paid, m.payable, \
    m.payable_ore, m.paid_ore";

/// A row without its causes.
pub(super) fn read(row: &Row) -> Result<AccountRow, Fault> {
    Ok(AccountRow {
        order: row.get("order_id")?,
        month: row.keyed("month")?,
        person: row.get("person_id")?,
        number: super::number(row)?,
        provider: row.get("provider_id")?,
        unit: row.get("unit_id")?,
        district: row.keyed_maybe("district")?,
        counted_to: row.get("counted_to")?,
        tally: tally(row)?,
        causes: Causes::default(),
        payable: row.get("payable")?,
        payable_sum: row.get("payable_ore")?,
        paid_sum: row.get("paid_ore")?,
    })
}

pub(super) fn tally(row: &Row) -> Result<Tally, Fault> {
    Ok(Tally {
        granted: row.get("granted")?,
        framed: row.get("framed")?,
        planned: row.get("planned")?,
        scheduled: row.get("scheduled")?,
        performed: row.get("performed")?,
        typed: row.get("typed")?,
        paid: row.get("paid")?,
    })
}

/// The rows of a provider's month, with their causes.
pub(crate) async fn rows_of(
    ask: &dyn Ask,
    provider: UnitId,
    month: Month,
) -> Result<Vec<AccountRow>, Fault> {
    let here = "WHERE m.provider_id = $1 AND m.month = $2";
    let rows = sql(format!(
        "SELECT {COLUMNS} FROM account_month m {here} ORDER BY m.number, m.order_id"
    ));
    let rows = rows.bind(provider).bind(month.to_string()).all(ask).await?;
    let causes = sql(format!(
        "SELECT c.order_id, c.cause, c.minutes FROM account_month m \
         JOIN account_cause c ON c.order_id = m.order_id AND c.month = m.month {here}"
    ));
    let causes = causes
        .bind(provider)
        .bind(month.to_string())
        .all(ask)
        .await?;
    let mut by_order: BTreeMap<OrderId, Causes> = BTreeMap::new();
    for row in &causes {
        let own = by_order.entry(row.get("order_id")?).or_default();
        own.add(row.keyed("cause")?, row.get("minutes")?);
    }
    let whole = |row: &Row| {
        let mut row = read(row)?;
        row.causes = by_order.remove(&row.order).unwrap_or_default();
        Ok(row)
    };
    rows.iter().map(whole).collect()
}

/// The causes of one row.
pub(crate) async fn causes_of(
    ask: &dyn Ask,
    order: OrderId,
    month: Month,
) -> Result<Causes, Fault> {
    let rows = sql("SELECT cause, minutes FROM account_cause WHERE order_id = $1 AND month = $2")
        .bind(order)
        .bind(month.to_string())
        .all(ask)
        .await?;
    let read = |row: &Row| Ok((row.keyed("cause")?, row.get("minutes")?));
    rows.iter().map(read).collect()
}

/// One row of a person, without its causes.
pub(crate) async fn row_of(
    ask: &dyn Ask,
    (person, order): (PersonId, OrderId),
    month: Month,
) -> Result<Option<AccountRow>, Fault> {
    let row = sql(format!(
        "SELECT {COLUMNS} FROM account_month m WHERE m.order_id = $1 AND m.month = $2 AND m.person_id = $3"
    ));
    let row = row.bind(order).bind(month.to_string()).bind(person);
    row.one(ask).await?.as_ref().map(read).transpose()
}

/// Puts a row in place of the one before it.
pub(crate) async fn row_save(tx: &Tx, row: &AccountRow) -> Result<(), Fault> {
    row_drop(tx, row.order, row.month).await?;
    let tally = &row.tally;
    sql(
        "INSERT INTO account_month (order_id, month, person_id, number, provider_id, unit_id, district, counted_to, \
         granted, framed, planned, scheduled, performed, typed, paid, payable, payable_ore, paid_ore) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
    )
    .bind(row.order)
    .bind(row.month.to_string())
    .bind(row.person)
    .bind(row.number.as_str())
    .bind(row.provider)
    .bind(row.unit)
    .bind(row.district.as_ref().map(DistrictCode::as_str))
    .bind(row.counted_to)
    .bind(tally.granted)
    .bind(tally.framed)
    .bind(tally.planned)
    .bind(tally.scheduled)
    .bind(tally.performed)
    .bind(tally.typed)
    .bind(tally.paid)
    .bind(row.payable)
    .bind(row.payable_sum)
    .bind(row.paid_sum)
    .run(tx)
    .await?;
    for (cause, minutes) in row.causes.iter() {
        sql("INSERT INTO account_cause (order_id, month, cause, minutes) VALUES ($1, $2, $3, $4)")
            .bind(row.order)
            .bind(row.month.to_string())
            .bind(cause.key())
            .bind(minutes)
            .run(tx)
            .await?;
    }
    Ok(())
}

/// Takes a row away, before it is counted anew.
pub(crate) async fn row_drop(tx: &Tx, order: OrderId, month: Month) -> Result<(), Fault> {
    for text in [
        "DELETE FROM account_cause WHERE order_id = $1 AND month = $2",
        "DELETE FROM account_month WHERE order_id = $1 AND month = $2",
    ] {
        sql(text)
            .bind(order)
            .bind(month.to_string())
            .run(tx)
            .await?;
    }
    Ok(())
}

/// Adds up the causes of a provider's month anew, after its rows were saved.
pub(crate) async fn causes_sum(tx: &Tx, provider: UnitId, month: Month) -> Result<(), Fault> {
    for text in [
        "DELETE FROM account_cause_sum WHERE provider_id = $1 AND month = $2",
        "INSERT INTO account_cause_sum (provider_id, month, unit_id, district, cause, minutes) \
         SELECT m.provider_id, m.month, m.unit_id, m.district, c.cause, CAST(SUM(c.minutes) AS BIGINT) \
         FROM account_month m JOIN account_cause c ON c.order_id = m.order_id AND c.month = m.month \
         WHERE m.provider_id = $1 AND m.month = $2 \
         GROUP BY m.provider_id, m.month, m.unit_id, m.district, c.cause",
    ] {
        sql(text)
            .bind(provider)
            .bind(month.to_string())
            .run(tx)
            .await?;
    }
    Ok(())
}

/// Notes that a provider's month was counted.
pub(crate) async fn counted_save(tx: &Tx, counted: CountedMonth) -> Result<(), Fault> {
    sql(
        "INSERT INTO account_counted (provider_id, month, counted_to, counted_at, untraced) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (provider_id, month) DO UPDATE SET counted_to = excluded.counted_to, \
         counted_at = excluded.counted_at, untraced = excluded.untraced",
    )
    .bind(counted.provider)
    .bind(counted.month.to_string())
    .bind(counted.to)
    .bind(counted.at)
    .bind(counted.untraced)
    .run(tx)
    .await?;
    Ok(())
}

fn counted(row: &Row) -> Result<CountedMonth, Fault> {
    Ok(CountedMonth {
        provider: row.get("provider_id")?,
        month: row.keyed("month")?,
        to: row.get("counted_to")?,
        at: row.get("counted_at")?,
        untraced: row.get("untraced")?,
    })
}

/// When a provider's month was counted.
pub(crate) async fn counted_of(
    ask: &dyn Ask,
    provider: UnitId,
    month: Month,
) -> Result<Option<CountedMonth>, Fault> {
    let row = sql(
        "SELECT provider_id, month, counted_to, counted_at, untraced FROM account_counted \
         WHERE provider_id = $1 AND month = $2",
    );
    let row = row.bind(provider).bind(month.to_string());
    row.one(ask).await?.as_ref().map(counted).transpose()
}

/// The months from one to another that were counted, of all providers.
pub(crate) async fn counted_months(
    ask: &dyn Ask,
    (from, to): (Month, Month),
) -> Result<Vec<CountedMonth>, Fault> {
    let rows = sql(
        "SELECT provider_id, month, counted_to, counted_at, untraced FROM account_counted \
         WHERE month >= $1 AND month <= $2 ORDER BY month, provider_id",
    );
    let rows = rows.bind(from.to_string()).bind(to.to_string());
    rows.all(ask).await?.iter().map(counted).collect()
}

/// Which of some persons of the account the caller may see.
pub(crate) async fn persons_seen(
    ask: &dyn Ask,
    call: &Call,
    persons: &[PersonId],
) -> Result<Vec<PersonId>, Fault> {
    let need = Need::see(Resource::MeasureRows);
    let mut seen = vec![];
    for some in persons.chunks(Visible::AT_ONCE) {
        let known =
            sql("SELECT DISTINCT m.person_id FROM account_month m WHERE m.person_id").among(some);
        let narrowed = Visible::narrow(call, &need, "m.person_id", known)?;
        for row in &narrowed.all(ask).await? {
            seen.push(row.get("person_id")?);
        }
    }
    Ok(seen)
}

//! Schemes of delegation in the store.

use kernel::{Call, Date, Fault};
use store::{Ask, Row, Tx, sql};

use crate::model::{Delegated, Delegation, DelegationScheme, SchemeDecided};

/// The most schemes that are told at once.
const MOST: i64 = 50;

fn head(row: &Row) -> Result<SchemeDecided, Fault> {
    Ok(SchemeDecided {
        from: row.get("valid_from")?,
        source: row.get("source")?,
    })
}

fn item(row: &Row) -> Result<Delegation, Fault> {
    let task: String = row.get("task")?;
    let (regime, outcome) = (row.keyed_maybe("regime")?, row.keyed_maybe("outcome")?);
    Ok(Delegation {
        code: row.get("code")?,
        what: Delegated::from_keys(&task, regime, outcome)
            .ok_or_else(|| Fault::new("an item of a scheme of delegation cannot be"))?,
        name_sv: row.get("name_sv")?,
        name_en: row.get("name_en")?,
        role: row.keyed("role")?,
    })
}

async fn with_items(ask: &dyn Ask, decided: SchemeDecided) -> Result<DelegationScheme, Fault> {
    let rows = sql(
        "SELECT code, task, regime, outcome, name_sv, name_en, role FROM case_delegation_item \
         WHERE valid_from = $1 ORDER BY position",
    )
    .bind(decided.from)
    .all(ask)
    .await?;
    Ok(DelegationScheme {
        decided: Some(decided),
        items: rows.iter().map(item).collect::<Result<_, _>>()?,
    })
}

/// The scheme that holds on a day, if the municipality has given one.
pub(crate) async fn scheme_on(ask: &dyn Ask, day: Date) -> Result<Option<DelegationScheme>, Fault> {
    let row = sql(
        "SELECT valid_from, source FROM case_delegation_scheme WHERE valid_from <= $1 \
         ORDER BY valid_from DESC LIMIT 1",
    )
    .bind(day)
    .one(ask)
    .await?;
    match row {
        Some(row) => with_items(ask, head(&row)?).await.map(Some),
        None => Ok(None),
    }
}

/// All schemes with their items, the newest first.
pub(crate) async fn scheme_list(ask: &dyn Ask) -> Result<Vec<DelegationScheme>, Fault> {
    let rows = sql(
        "SELECT valid_from, source FROM case_delegation_scheme ORDER BY valid_from DESC LIMIT $1",
    )
    .bind(MOST)
    .all(ask)
    .await?;
    let mut schemes = vec![];
    for row in &rows {
        schemes.push(with_items(ask, head(row)?).await?);
    }
    Ok(schemes)
}

/// From when the newest scheme holds.
pub(crate) async fn scheme_newest(ask: &dyn Ask) -> Result<Option<Date>, Fault> {
    let text = "SELECT valid_from FROM case_delegation_scheme ORDER BY valid_from DESC LIMIT 1";
    let row = sql(text).one(ask).await?;
    row.map(|row| row.get("valid_from")).transpose()
}

/// Puts in a scheme.
pub(crate) async fn scheme_insert(
    tx: &Tx,
    call: &Call,
    (decided, items): (&SchemeDecided, &[Delegation]),
) -> Result<(), Fault> {
    sql("INSERT INTO case_delegation_scheme (valid_from, source, at) VALUES ($1, $2, $3)")
        .bind(decided.from)
        .bind(decided.source.clone())
        .bind(call.now)
        .run(tx)
        .await?;
    for (one, position) in items.iter().zip(0_i64..) {
        let (task, regime, outcome) = one.what.keys();
        sql(
            "INSERT INTO case_delegation_item (valid_from, code, position, task, regime, outcome, name_sv, name_en, \
             role) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(decided.from)
        .bind(one.code.clone())
        .bind(position)
        .bind(task)
        .bind(regime.map(organisation::Regime::key))
        .bind(outcome.map(crate::model::Outcome::key))
        .bind(one.name_sv.clone())
        .bind(one.name_en.clone())
        .bind(one.role.key())
        .run(tx)
        .await?;
    }
    Ok(())
}

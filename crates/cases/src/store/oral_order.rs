//! Orders by word of mouth in the store.

use kernel::{Fault, PersonId, UnitId};
use store::{Ask, Row, Tx, sql};

use crate::model::{CaseId, OralOrder, OralOrderId, OrderId};

const COLUMNS: &str =
    "id, person_id, case_id, unit_id, provider_id, said_by, said_to, said_at, words, order_id";

fn read(row: &Row) -> Result<OralOrder, Fault> {
    Ok(OralOrder {
        id: row.get("id")?,
        person: row.get("person_id")?,
        case: row.get("case_id")?,
        unit: row.get("unit_id")?,
        provider: row.get("provider_id")?,
        said_by: row.get("said_by")?,
        said_to: row.get("said_to")?,
        said: row.get("said_at")?,
        words: row.get("words")?,
        order: row.get("order_id")?,
    })
}

/// Puts in a new one.
pub(crate) async fn oral_order_insert(tx: &Tx, oral: &OralOrder) -> Result<(), Fault> {
    sql(format!(
        "INSERT INTO case_oral_order ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
    ))
    .bind(oral.id)
    .bind(oral.person)
    .bind(oral.case)
    .bind(oral.unit)
    .bind(oral.provider)
    .bind(oral.said_by)
    .bind(oral.said_to.clone())
    .bind(oral.said)
    .bind(oral.words.clone())
    .bind(oral.order)
    .run(tx)
    .await?;
    Ok(())
}

/// Those of a case to a provider that no order has followed yet.
pub(crate) async fn oral_order_waiting(
    ask: &dyn Ask,
    case: CaseId,
    provider: UnitId,
) -> Result<Vec<OralOrder>, Fault> {
    let rows = sql(format!(
        "SELECT {COLUMNS} FROM case_oral_order WHERE case_id = $1 AND provider_id = $2 AND order_id IS NULL \
         ORDER BY said_at"
    ))
    .bind(case)
    .bind(provider)
    .all(ask)
    .await?;
    rows.iter().map(read).collect()
}

/// Those for a person, newest first.
pub(crate) async fn oral_order_list_of_person(
    ask: &dyn Ask,
    person: PersonId,
) -> Result<Vec<OralOrder>, Fault> {
    let rows = sql(format!(
        "SELECT {COLUMNS} FROM case_oral_order WHERE person_id = $1 ORDER BY said_at DESC"
    ))
    .bind(person)
    .all(ask)
    .await?;
    rows.iter().map(read).collect()
}

/// Notes which order followed it.
pub(crate) async fn oral_order_followed(
    tx: &Tx,
    oral: OralOrderId,
    order: OrderId,
) -> Result<(), Fault> {
    sql("UPDATE case_oral_order SET order_id = $1 WHERE id = $2")
        .bind(order)
        .bind(oral)
        .run(tx)
        .await?;
    Ok(())
}

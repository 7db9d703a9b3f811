//! Cases in the store.

use kernel::{Change, Fault, PersonId, Problem};
use store::{Ask, Row, Tx, sql};

use crate::model::{Case, CaseId};

pub(super) const COLUMNS: &str =
    "id, person_id, unit_id, officer_id, regime, state, opened_at, closed_at, version";

pub(super) fn read(row: &Row) -> Result<Case, Fault> {
    Ok(Case {
        id: row.get("id")?,
        person: row.get("person_id")?,
        unit: row.get("unit_id")?,
        officer: row.get("officer_id")?,
        regime: row.keyed("regime")?,
        state: row.keyed("state")?,
        opened: row.get("opened_at")?,
        closed: row.get("closed_at")?,
        version: row.get("version")?,
    })
}

/// Puts in a new case.
pub(crate) async fn case_insert(tx: &Tx, case: &Case) -> Result<(), Fault> {
    sql("INSERT INTO case_case (id, person_id, unit_id, officer_id, regime, state, opened_at, closed_at, version, \
         number) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9)")
        .bind(case.id)
        .bind(case.person)
        .bind(case.unit)
        .bind(case.officer)
        .bind(case.regime.key())
        .bind(case.state.key())
        .bind(case.opened)
        .bind(case.closed)
        .bind(case.number().as_str())
        .run(tx)
        .await?;
    Ok(())
}

/// One case of a person. The person is part of the question, so that an address that pairs a case with another
/// person finds nothing.
pub(crate) async fn case_by_id(
    ask: &dyn Ask,
    person: PersonId,
    id: CaseId,
) -> Result<Option<Case>, Fault> {
    let text = format!("SELECT {COLUMNS} FROM case_case WHERE id = $1 AND person_id = $2");
    let row = sql(text).bind(id).bind(person).one(ask).await?;
    row.as_ref().map(read).transpose()
}

/// The cases of a person, newest first.
pub(crate) async fn case_list_of_person(
    ask: &dyn Ask,
    person: PersonId,
) -> Result<Vec<Case>, Fault> {
    let text =
        format!("SELECT {COLUMNS} FROM case_case WHERE person_id = $1 ORDER BY opened_at DESC");
    let rows = sql(text).bind(person).all(ask).await?;
    rows.iter().map(read).collect()
}

/// Saves officer, state and end of a case that was read as `case.version`.
pub(crate) async fn case_save(tx: &Tx, case: &Case) -> Result<(), Problem> {
    let touched = sql(
        "UPDATE case_case SET officer_id = $1, state = $2, closed_at = $3, version = version + 1 \
                       WHERE id = $4 AND version = $5",
    )
    .bind(case.officer)
    .bind(case.state.key())
    .bind(case.closed)
    .bind(case.id)
    .bind(case.version)
    .run(tx)
    .await?;
    if touched == 1 {
        return Ok(());
    }
    let now = case_by_id(tx, case.person, case.id)
        .await?
        .ok_or(Problem::NotFound)?;
    Err(Problem::Changed(Change {
        version: now.version,
        kind: "case",
        id: case.id.uuid(),
    }))
}

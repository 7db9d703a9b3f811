//! Early help in the store.

use kernel::{Change, Fault, PersonId, Problem};
use organisation::ServiceCode;
use store::{Ask, Row, Tx, sql};

use crate::model::{EarlyHelp, EarlyHelpId};

pub(super) const COLUMNS: &str = "id, contact_id, person_id, unit_id, officer_id, service, given_at, withheld, note, outcome, version";

pub(super) fn read(row: &Row) -> Result<EarlyHelp, Fault> {
    let service: String = row.get("service")?;
    Ok(EarlyHelp {
        id: row.get("id")?,
        contact: row.get("contact_id")?,
        person: row.get("person_id")?,
        unit: row.get("unit_id")?,
        officer: row.get("officer_id")?,
        service: ServiceCode::parse(&service)
            .map_err(|e| Fault::from_source("column service", e))?,
        given: row.get("given_at")?,
        withheld: row.get("withheld")?,
        note: row.get("note")?,
        outcome: row.keyed_maybe("outcome")?,
        version: row.get("version")?,
    })
}

/// Puts in early help.
pub(crate) async fn early_help_insert(tx: &Tx, help: &EarlyHelp) -> Result<(), Fault> {
    sql("INSERT INTO case_early_help (id, contact_id, person_id, unit_id, officer_id, service, given_at, withheld, \
         note, outcome, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)")
        .bind(help.id)
        .bind(help.contact)
        .bind(help.person)
        .bind(help.unit)
        .bind(help.officer)
        .bind(help.service.to_string())
        .bind(help.given)
        .bind(help.withheld.clone())
        .bind(help.note.clone())
        .bind(help.outcome.map(|o| o.key().to_owned()))
        .run(tx)
        .await?;
    Ok(())
}

/// One.
pub(crate) async fn early_help_by_id(
    ask: &dyn Ask,
    id: EarlyHelpId,
) -> Result<Option<EarlyHelp>, Fault> {
    let row = sql(format!(
        "SELECT {COLUMNS} FROM case_early_help WHERE id = $1"
    ))
    .bind(id)
    .one(ask)
    .await?;
    row.as_ref().map(read).transpose()
}

/// Those given to a person, newest first.
pub(crate) async fn early_help_list_of_person(
    ask: &dyn Ask,
    person: PersonId,
) -> Result<Vec<EarlyHelp>, Fault> {
    let text = format!(
        "SELECT {COLUMNS} FROM case_early_help WHERE person_id = $1 ORDER BY given_at DESC"
    );
    let rows = sql(text).bind(person).all(ask).await?;
    rows.iter().map(read).collect()
}

/// Saves what came of it.
pub(crate) async fn early_help_save_outcome(tx: &Tx, help: &EarlyHelp) -> Result<(), Problem> {
    let touched = sql("UPDATE case_early_help SET outcome = $1, version = version + 1 WHERE id = $2 AND version = $3")
        .bind(help.outcome.map(|o| o.key().to_owned()))
        .bind(help.id)
        .bind(help.version)
        .run(tx)
        .await?;
    if touched == 1 {
        return Ok(());
    }
    let now = early_help_by_id(tx, help.id)
        .await?
        .ok_or(Problem::NotFound)?;
    Err(Problem::Changed(Change {
        version: now.version,
        kind: "early-help",
        id: help.id.uuid(),
    }))
}

//! Steps, as they were taken. Only added to.

use kernel::Fault;
use store::{Ask, Row, Tx, sql};

use crate::model::{DeviationId, Done, Step, StepId};

const COLUMNS: &str =
    "id, deviation_id, number, data, done_at, done_on, done_by, done_name, done_unit";

fn read(row: &Row) -> Result<Step, Fault> {
    let data: String = row.get("data")?;
    let deed =
        serde_json::from_str(&data).map_err(|e| Fault::from_source("a step in a deviation", e))?;
    Ok(Step {
        id: row.get("id")?,
        number: row.get("number")?,
        deed,
        by: Done {
            at: row.get("done_at")?,
            on: row.get("done_on")?,
            by: row.get("done_by")?,
            name: row.get("done_name")?,
            unit: row.get("done_unit")?,
        },
    })
}

/// Puts in a step.
pub(crate) async fn step_insert(tx: &Tx, deviation: DeviationId, step: &Step) -> Result<(), Fault> {
    let data = serde_json::to_string(&step.deed)
        .map_err(|e| Fault::from_source("a step in a deviation", e))?;
    sql(format!(
        "INSERT INTO deviation_step ({COLUMNS}, deed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
    ))
    .bind(step.id)
    .bind(deviation)
    .bind(step.number)
    .bind(data)
    .bind(step.by.at)
    .bind(step.by.on)
    .bind(step.by.by)
    .bind(step.by.name.as_str())
    .bind(step.by.unit)
    .bind(step.deed.key())
    .run(tx)
    .await?;
    Ok(())
}

/// The steps of a deviation, in their order.
pub(crate) async fn steps_of(ask: &dyn Ask, deviation: DeviationId) -> Result<Vec<Step>, Fault> {
    let rows = sql(format!(
        "SELECT {COLUMNS} FROM deviation_step WHERE deviation_id = $1 ORDER BY number"
    ))
    .bind(deviation)
    .all(ask)
    .await?;
    rows.iter().map(read).collect()
}

/// The deviation in which a step was taken.
pub(crate) async fn deviation_of(
    ask: &dyn Ask,
    step: StepId,
) -> Result<Option<DeviationId>, Fault> {
    let row = sql("SELECT deviation_id FROM deviation_step WHERE id = $1")
        .bind(step)
        .one(ask)
        .await?;
    row.map(|row| row.get("deviation_id")).transpose()
}

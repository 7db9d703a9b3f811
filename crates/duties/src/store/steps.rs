//! To whom a duty goes when it is not done.

use jiff::SignedDuration;
use kernel::{Fault, Role, UnitId};
use store::{Ask, Tx, sql};

use crate::{DutyId, EscalationStep};

/// A step with its level, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StepRow {
    pub(crate) level: i64,
    pub(crate) away: SignedDuration,
    pub(crate) role: Role,
    pub(crate) unit: UnitId,
}

/// Adds a step.
pub(crate) async fn step_insert(
    tx: &Tx,
    duty: DutyId,
    level: i64,
    step: &EscalationStep,
) -> Result<(), Fault> {
    let away = i64::try_from(step.away.as_millis())
        .map_err(|e| Fault::from_source("a step further away than time reaches", e))?;
    sql("INSERT INTO duty_step (duty, level, away, to_unit, to_role) VALUES ($1, $2, $3, $4, $5)")
        .bind(duty)
        .bind(level)
        .bind(away)
        .bind(step.to_unit)
        .bind(step.to_role.key())
        .run(tx)
        .await?;
    Ok(())
}

/// A duty's steps in the order of their levels.
pub(crate) async fn steps_of(ask: &dyn Ask, duty: DutyId) -> Result<Vec<StepRow>, Fault> {
    let rows =
        sql("SELECT level, away, to_unit, to_role FROM duty_step WHERE duty = $1 ORDER BY level")
            .bind(duty)
            .all(ask)
            .await?;
    rows.iter()
        .map(|row| {
            Ok(StepRow {
                level: row.get("level")?,
                away: SignedDuration::from_millis(row.get("away")?),
                role: row.keyed("to_role")?,
                unit: row.get("to_unit")?,
            })
        })
        .collect()
}

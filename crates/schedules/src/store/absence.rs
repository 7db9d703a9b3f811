//! Absences in the store: ended, never removed.

use kernel::{Change, Date, Fault, Period, Problem, Timestamp, UnitId, UserId};
use store::{Ask, Row, Tx, sql};

use crate::model::{Absence, AbsenceId};

fn read(row: &Row) -> Result<Absence, Fault> {
    let period = Period::new(row.get("from_day")?, row.get("to_day")?);
    Ok(Absence {
        id: row.get("id")?,
        user: row.get("user_id")?,
        kind: row.keyed("kind")?,
        period: period.map_err(|e| Fault::from_source("the days of an absence", e))?,
        version: row.get("version")?,
    })
}

/// Puts in an absence.
pub(crate) async fn absence_insert(
    tx: &Tx,
    absence: &Absence,
    (provider, at, by): (UnitId, Timestamp, UserId),
) -> Result<(), Fault> {
    sql(
        "INSERT INTO schedule_absence (id, user_id, provider_id, kind, from_day, to_day, noted_at, noted_by) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(absence.id)
    .bind(absence.user)
    .bind(provider)
    .bind(absence.kind.key())
    .bind(absence.period.from())
    .bind(absence.period.to())
    .bind(at)
    .bind(by)
    .run(tx)
    .await?;
    Ok(())
}

/// Sets the last day of an absence that was read as `version`; an absence that never was is ended from its first
/// moment.
pub(crate) async fn absence_end(
    tx: &Tx,
    (absence, provider): (&Absence, UnitId),
    last: Option<Date>,
    at: Timestamp,
) -> Result<(), Problem> {
    let statement = match last {
        Some(last) => sql(
            "UPDATE schedule_absence SET to_day = $1, version = version + 1 \
             WHERE id = $2 AND provider_id = $3 AND version = $4 AND ended_at IS NULL",
        )
        .bind(last),
        None => sql(
            "UPDATE schedule_absence SET ended_at = $1, version = version + 1 \
             WHERE id = $2 AND provider_id = $3 AND version = $4 AND ended_at IS NULL",
        )
        .bind(at),
    };
    let statement = statement.bind(absence.id).bind(provider);
    if statement.bind(absence.version).run(tx).await? == 1 {
        return Ok(());
    }
    let now = absence_by_id(tx, absence.id, provider).await?;
    Err(Problem::Changed(Change {
        version: now.ok_or(Problem::NotFound)?.version,
        kind: "absence",
        id: absence.id.uuid(),
    }))
}

/// One absence of a provider's staff, if it is not taken back.
pub(crate) async fn absence_by_id(
    ask: &dyn Ask,
    id: AbsenceId,
    provider: UnitId,
) -> Result<Option<Absence>, Fault> {
    let row = sql(
        "SELECT id, user_id, kind, from_day, to_day, version FROM schedule_absence \
         WHERE id = $1 AND provider_id = $2 AND ended_at IS NULL",
    )
    .bind(id)
    .bind(provider)
    .one(ask)
    .await?;
    row.as_ref().map(read).transpose()
}

/// The absences at a provider that touch some days, both ends in them.
pub(crate) async fn absence_list(
    ask: &dyn Ask,
    provider: UnitId,
    (from, until): (Date, Date),
) -> Result<Vec<Absence>, Fault> {
    let rows = sql(
        "SELECT id, user_id, kind, from_day, to_day, version FROM schedule_absence WHERE provider_id = $1 \
         AND from_day <= $3 AND (to_day IS NULL OR to_day >= $2) AND ended_at IS NULL ORDER BY from_day, id",
    )
    .bind(provider)
    .bind(from)
    .bind(until)
    .all(ask)
    .await?;
    rows.iter().map(read).collect()
}

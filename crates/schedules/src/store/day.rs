//! Locked days in the store.

use kernel::{Change, Date, Fault, Problem, Timestamp, UnitId, UserId};
use store::{Ask, Row, Tx, sql};

use crate::model::{BoardDay, DayLock};

fn read(row: &Row) -> Result<BoardDay, Fault> {
    let locked = match (row.get("locked_at")?, row.get("locked_by")?) {
        (Some(at), Some(by)) => Some(DayLock { at, by }),
        (None::<Timestamp>, None::<UserId>) => None,
        (Some(_), None) | (None, Some(_)) => return Err(Fault::new("a lock is not whole")),
    };
    Ok(BoardDay {
        provider: row.get("provider_id")?,
        day: row.get("on_day")?,
        locked,
        version: row.get("version")?,
    })
}

/// A provider's day: open where nobody has locked it.
pub(crate) async fn day_of(ask: &dyn Ask, provider: UnitId, day: Date) -> Result<BoardDay, Fault> {
    let row = sql(
        "SELECT provider_id, on_day, locked_at, locked_by, version FROM schedule_day \
         WHERE provider_id = $1 AND on_day = $2",
    )
    .bind(provider)
    .bind(day)
    .one(ask)
    .await?;
    let open = BoardDay {
        provider,
        day,
        locked: None,
        version: 0,
    };
    row.as_ref().map_or(Ok(open), read)
}

/// The locked days of a provider, of some days.
pub(crate) async fn days_locked(
    ask: &dyn Ask,
    provider: UnitId,
    (from, until): (Date, Date),
) -> Result<Vec<Date>, Fault> {
    let rows = sql(
        "SELECT on_day FROM schedule_day WHERE provider_id = $1 AND on_day >= $2 AND on_day <= $3 \
         AND locked_at IS NOT NULL",
    )
    .bind(provider)
    .bind(from)
    .bind(until)
    .all(ask)
    .await?;
    rows.iter().map(|row| row.get("on_day")).collect()
}

/// Locks or opens a day that was seen in `day.version`.
pub(crate) async fn day_save(
    tx: &Tx,
    day: &BoardDay,
    locked: Option<DayLock>,
) -> Result<(), Problem> {
    let now = day_of(tx, day.provider, day.day).await?;
    if now.version != day.version {
        return Err(Problem::Changed(Change {
            version: now.version,
            kind: "unit",
            id: day.provider.uuid(),
        }));
    }
    sql(
        "INSERT INTO schedule_day (provider_id, on_day, locked_at, locked_by, version) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (provider_id, on_day) DO UPDATE SET locked_at = $3, locked_by = $4, version = $5",
    )
    .bind(day.provider)
    .bind(day.day)
    .bind(locked.map(|lock| lock.at))
    .bind(locked.map(|lock| lock.by))
    .bind(day.version + 1)
    .run(tx)
    .await?;
    Ok(())
}

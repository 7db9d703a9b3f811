//! Shifts in the store.

use kernel::{Change, Date, Fault, Problem, UnitId, UserId};
use store::{Ask, Row, Tx, sql};

use crate::model::{Break, NewShift, Shift, ShiftId};

const COLUMNS: &str =
    "id, user_id, provider_id, on_day, from_minute, to_minute, break_from, break_minutes, version";

fn read(row: &Row) -> Result<Shift, Fault> {
    let pause = match (row.get("break_from")?, row.get("break_minutes")?) {
        (Some(from), Some(minutes)) => Some(Break { from, minutes }),
        (None, None) => None,
        (Some(_), None) | (None, Some(_)) => return Err(Fault::new("a break is not whole")),
    };
    Ok(Shift {
        id: row.get("id")?,
        provider: row.get("provider_id")?,
        shift: NewShift {
            user: row.get("user_id")?,
            day: row.get("on_day")?,
            from: row.get("from_minute")?,
            to: row.get("to_minute")?,
            pause,
        },
        version: row.get("version")?,
    })
}

/// Puts in a new shift.
pub(crate) async fn shift_insert(tx: &Tx, shift: &Shift) -> Result<(), Fault> {
    let new = &shift.shift;
    sql(format!(
        "INSERT INTO schedule_shift ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)"
    ))
    .bind(shift.id)
    .bind(new.user)
    .bind(shift.provider)
    .bind(new.day)
    .bind(new.from)
    .bind(new.to)
    .bind(new.pause.map(|pause| pause.from))
    .bind(new.pause.map(|pause| pause.minutes))
    .run(tx)
    .await?;
    Ok(())
}

/// Changes a shift that was read as `version`.
pub(crate) async fn shift_save(
    tx: &Tx,
    (id, version): (ShiftId, i64),
    new: &NewShift,
) -> Result<(), Problem> {
    let touched = sql(
        "UPDATE schedule_shift SET on_day = $1, from_minute = $2, to_minute = $3, break_from = $4, break_minutes = $5, \
         version = version + 1 WHERE id = $6 AND version = $7",
    )
    .bind(new.day)
    .bind(new.from)
    .bind(new.to)
    .bind(new.pause.map(|pause| pause.from))
    .bind(new.pause.map(|pause| pause.minutes))
    .bind(id)
    .bind(version)
    .run(tx)
    .await?;
    told(tx, id, touched).await
}

/// Takes out a shift that was read as `version`.
pub(crate) async fn shift_drop(tx: &Tx, id: ShiftId, version: i64) -> Result<(), Problem> {
    let touched = sql("DELETE FROM schedule_shift WHERE id = $1 AND version = $2")
        .bind(id)
        .bind(version)
        .run(tx)
        .await?;
    told(tx, id, touched).await
}

async fn told(tx: &Tx, id: ShiftId, touched: u64) -> Result<(), Problem> {
    if touched == 1 {
        return Ok(());
    }
    let now = shift_by_id(tx, id).await?.ok_or(Problem::NotFound)?;
    Err(Problem::Changed(Change {
        version: now.version,
        kind: "shift",
        id: now.id.uuid(),
    }))
}

/// One shift.
pub(crate) async fn shift_by_id(ask: &dyn Ask, id: ShiftId) -> Result<Option<Shift>, Fault> {
    let text = format!("SELECT {COLUMNS} FROM schedule_shift WHERE id = $1");
    let row = sql(text).bind(id).one(ask).await?;
    row.as_ref().map(read).transpose()
}

/// The shifts of somebody that begin in some days, both ends in them, in order.
pub(crate) async fn shift_list_of(
    ask: &dyn Ask,
    user: UserId,
    (from, until): (Date, Date),
) -> Result<Vec<Shift>, Fault> {
    let text = format!(
        "SELECT {COLUMNS} FROM schedule_shift WHERE user_id = $1 AND on_day >= $2 AND on_day <= $3 \
         ORDER BY on_day, from_minute, id"
    );
    let rows = sql(text).bind(user).bind(from).bind(until).all(ask).await?;
    rows.iter().map(read).collect()
}

/// The shifts of some people at other providers than one that begin in some days, both ends in them. What falls in an
/// absence there is not among them.
pub(crate) async fn shift_list_elsewhere(
    ask: &dyn Ask,
    (users, provider): (&[UserId], UnitId),
    (from, until): (Date, Date),
) -> Result<Vec<Shift>, Fault> {
    let mut all = vec![];
    for some in users.chunks(64) {
        let text = format!(
            "SELECT {COLUMNS} FROM schedule_shift s WHERE provider_id <> $1 AND on_day >= $2 AND on_day <= $3 \
             AND NOT EXISTS (SELECT 1 FROM schedule_absence a WHERE a.user_id = s.user_id \
             AND a.provider_id = s.provider_id AND a.ended_at IS NULL AND a.from_day <= s.on_day \
             AND (a.to_day IS NULL OR a.to_day >= s.on_day)) AND user_id"
        );
        let statement = sql(text).bind(provider).bind(from).bind(until);
        for row in &statement.among(some).all(ask).await? {
            all.push(read(row)?);
        }
    }
    Ok(all)
}

/// The shifts of a provider that begin in some days, both ends in them, in order.
pub(crate) async fn shift_list(
    ask: &dyn Ask,
    provider: UnitId,
    (from, until): (Date, Date),
) -> Result<Vec<Shift>, Fault> {
    let text = format!(
        "SELECT {COLUMNS} FROM schedule_shift WHERE provider_id = $1 AND on_day >= $2 AND on_day <= $3 \
         ORDER BY on_day, from_minute, id"
    );
    let rows = sql(text)
        .bind(provider)
        .bind(from)
        .bind(until)
        .all(ask)
        .await?;
    rows.iter().map(read).collect()
}

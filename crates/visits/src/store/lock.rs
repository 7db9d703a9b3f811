//! Locks of homes, and what they have noted.

use kernel::{Date, Fault, PersonId, Timestamp, UserId};
use store::{Ask, Row, Tx, sql};

use crate::model::{LockEvent, LockName, LockUse, LockedHome};

fn home(row: &Row) -> Result<LockedHome, Fault> {
    Ok(LockedHome {
        lock: row.get("name")?,
        from: row.get("from_day")?,
        person: row.get("person_id")?,
        provider: row.get("provider_id")?,
    })
}

/// What is said of a lock from exactly one day on.
pub(crate) async fn lock_from(
    ask: &dyn Ask,
    lock: &LockName,
    from: Date,
) -> Result<Vec<LockedHome>, Fault> {
    let rows = sql(
        "SELECT name, from_day, person_id, provider_id FROM visit_lock WHERE name = $1 AND from_day = $2 ORDER BY place",
    )
    .bind(lock.clone())
    .bind(from)
    .all(ask)
    .await?;
    rows.iter().map(home).collect()
}

/// Keeps on whose homes a lock is from a day on, in place of what was said of that day.
pub(crate) async fn lock_save(
    tx: &Tx,
    (lock, from): (&LockName, Date),
    homes: &[&LockedHome],
) -> Result<(), Fault> {
    sql("DELETE FROM visit_lock WHERE name = $1 AND from_day = $2")
        .bind(lock.clone())
        .bind(from)
        .run(tx)
        .await?;
    for (home, place) in homes.iter().zip(1_i64..) {
        sql(
            "INSERT INTO visit_lock (name, from_day, place, person_id, provider_id) VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(lock.clone())
        .bind(from)
        .bind(place)
        .bind(home.person)
        .bind(home.provider)
        .run(tx)
        .await?;
    }
    Ok(())
}

/// The locks that are on a person's home on a day.
pub(crate) async fn locks_at(
    ask: &dyn Ask,
    person: PersonId,
    day: Date,
) -> Result<Vec<LockedHome>, Fault> {
    let rows = sql(
        "SELECT l.name, l.from_day, l.person_id, l.provider_id FROM visit_lock l WHERE l.person_id = $1 \
         AND l.from_day = (SELECT MAX(m.from_day) FROM visit_lock m WHERE m.name = l.name AND m.from_day <= $2) \
         ORDER BY l.name",
    )
    .bind(person)
    .bind(day)
    .all(ask)
    .await?;
    rows.iter().map(home).collect()
}

/// Keeps what a lock has noted; whether it was new.
pub(crate) async fn event_insert(
    tx: &Tx,
    event: &LockEvent,
    (day, received): (Date, Timestamp),
) -> Result<bool, Fault> {
    let new = sql(
        "INSERT INTO visit_lock_event (name, at, user_id, what, on_day, received_at) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (name, at, user_id, what) DO NOTHING",
    )
    .bind(event.lock.clone())
    .bind(event.at)
    .bind(event.user)
    .bind(event.what.key())
    .bind(day)
    .bind(received)
    .run(tx)
    .await?;
    Ok(new > 0)
}

/// When somebody's key was used at a person's home between two moments, both in them, first to last.
pub(crate) async fn uses_between(
    ask: &dyn Ask,
    (person, user): (PersonId, UserId),
    (from, until): (Timestamp, Timestamp),
) -> Result<Vec<(LockUse, Timestamp)>, Fault> {
    let rows = sql(
        "SELECT e.what, e.at FROM visit_lock_event e JOIN visit_lock l ON l.name = e.name WHERE e.user_id = $1 \
         AND e.at >= $2 AND e.at <= $3 AND l.person_id = $4 AND l.from_day = (SELECT MAX(m.from_day) FROM visit_lock m \
         WHERE m.name = e.name AND m.from_day <= e.on_day) ORDER BY e.at, e.what",
    )
    .bind(user)
    .bind(from)
    .bind(until)
    .bind(person)
    .all(ask)
    .await?;
    rows.iter()
        .map(|row| Ok((row.keyed("what")?, row.get("at")?)))
        .collect()
}

/// Whose keys were used in a lock from a day on, and on which days.
pub(crate) async fn used_since(
    ask: &dyn Ask,
    (lock, from): (&LockName, Date),
) -> Result<Vec<(UserId, Date)>, Fault> {
    let rows = sql(
        "SELECT DISTINCT user_id, on_day FROM visit_lock_event WHERE name = $1 AND on_day >= $2",
    )
    .bind(lock.clone())
    .bind(from)
    .all(ask)
    .await?;
    rows.iter()
        .map(|row| Ok((row.get("user_id")?, row.get("on_day")?)))
        .collect()
}

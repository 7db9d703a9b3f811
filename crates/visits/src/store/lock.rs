//! Locks of homes, and what they have noted.

use kernel::{Date, Fault, PersonId, Timestamp, UnitId};
use schedules::VisitId;
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

/// Keeps on which home a lock is from a day on.
pub(crate) async fn lock_save(tx: &Tx, home: &LockedHome) -> Result<(), Fault> {
    sql(
        "INSERT INTO visit_lock (name, from_day, person_id, provider_id) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (name, from_day) DO UPDATE SET person_id = excluded.person_id, provider_id = excluded.provider_id",
    )
    .bind(home.lock.clone())
    .bind(home.from)
    .bind(home.person)
    .bind(home.provider)
    .run(tx)
    .await?;
    Ok(())
}

/// On which home a lock is on a day.
pub(crate) async fn lock_on(
    ask: &dyn Ask,
    lock: &LockName,
    day: Date,
) -> Result<Option<LockedHome>, Fault> {
    let row = sql(
        "SELECT name, from_day, person_id, provider_id FROM visit_lock WHERE name = $1 AND from_day <= $2 \
         ORDER BY from_day DESC LIMIT 1",
    )
    .bind(lock.clone())
    .bind(day)
    .one(ask)
    .await?;
    row.as_ref().map(home).transpose()
}

/// The locks that were put on a person's home by a provider, whether or not they are there still.
pub(crate) async fn locks_at(
    ask: &dyn Ask,
    person: PersonId,
    provider: UnitId,
) -> Result<Vec<LockedHome>, Fault> {
    let rows = sql(
        "SELECT name, from_day, person_id, provider_id FROM visit_lock WHERE person_id = $1 AND provider_id = $2 \
         ORDER BY name, from_day",
    )
    .bind(person)
    .bind(provider)
    .all(ask)
    .await?;
    rows.iter().map(home).collect()
}

/// To what an event belongs: a home, and a visit there.
pub(crate) type Belongs = (Option<LockedHome>, Option<VisitId>);

/// Keeps what a lock has noted; whether it was new.
pub(crate) async fn event_insert(
    tx: &Tx,
    event: &LockEvent,
    (home, visit): &Belongs,
    received: Timestamp,
) -> Result<bool, Fault> {
    let home = home.as_ref();
    let new = sql(
        "INSERT INTO visit_lock_event (name, at, user_id, what, person_id, provider_id, visit_id, received_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (name, at, user_id, what) DO NOTHING",
    )
    .bind(event.lock.clone())
    .bind(event.at)
    .bind(event.user)
    .bind(event.what.key())
    .bind(home.and_then(|home| home.person))
    .bind(home.map(|home| home.provider))
    .bind(*visit)
    .bind(received)
    .run(tx)
    .await?;
    Ok(new > 0)
}

/// When locks were opened for the visits of a provider between two moments, first to last.
pub(crate) async fn opened_between(
    ask: &dyn Ask,
    provider: UnitId,
    (from, until): (Timestamp, Timestamp),
) -> Result<Vec<(VisitId, Timestamp)>, Fault> {
    let rows = sql(
        "SELECT visit_id, at FROM visit_lock_event WHERE provider_id = $1 AND at >= $2 AND at < $3 AND what = $4 \
         AND visit_id IS NOT NULL ORDER BY at, visit_id",
    )
    .bind(provider)
    .bind(from)
    .bind(until)
    .bind(LockUse::Opened.key())
    .all(ask)
    .await?;
    rows.iter()
        .map(|row| Ok((row.get("visit_id")?, row.get("at")?)))
        .collect()
}

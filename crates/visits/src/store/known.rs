//! Visits as they were told, and to whom.

use kernel::{Date, Fault, Timestamp, UserId};
use schedules::VisitId;
use store::{Ask, Row, Tx, sql};

use crate::model::KnownVisit;

const COLUMNS: &str = "id, person_id, plan_id, planned_id, provider_id, on_day, name, start_minute, minutes, staff, version";

fn read(row: &Row) -> Result<KnownVisit, Fault> {
    Ok(KnownVisit {
        id: row.get("id")?,
        person: row.get("person_id")?,
        plan: row.get("plan_id")?,
        planned: row.get("planned_id")?,
        provider: row.get("provider_id")?,
        day: row.get("on_day")?,
        name: row.get("name")?,
        start: row.get("start_minute")?,
        minutes: row.get("minutes")?,
        staff: row.get("staff")?,
        version: row.get("version")?,
    })
}

/// A visit as it was told.
pub(crate) async fn known_by_id(ask: &dyn Ask, id: VisitId) -> Result<Option<KnownVisit>, Fault> {
    let text = format!("SELECT {COLUMNS} FROM visit_known WHERE id = $1");
    sql(text)
        .bind(id)
        .one(ask)
        .await?
        .as_ref()
        .map(read)
        .transpose()
}

/// Keeps a visit as it is told now.
pub(crate) async fn known_save(tx: &Tx, visit: &KnownVisit) -> Result<(), Fault> {
    sql(format!(
        "INSERT INTO visit_known ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
         ON CONFLICT (id) DO UPDATE SET on_day = excluded.on_day, name = excluded.name, \
         start_minute = excluded.start_minute, minutes = excluded.minutes, staff = excluded.staff, \
         version = excluded.version WHERE visit_known.version < excluded.version"
    ))
    .bind(visit.id)
    .bind(visit.person)
    .bind(visit.plan)
    .bind(visit.planned)
    .bind(visit.provider)
    .bind(visit.day)
    .bind(visit.name.clone())
    .bind(visit.start)
    .bind(visit.minutes)
    .bind(visit.staff)
    .bind(visit.version)
    .run(tx)
    .await?;
    Ok(())
}

/// For when somebody was told of a visit last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Told {
    /// The schedule's version of it.
    pub(crate) version: i64,
    /// On which day.
    pub(crate) day: Date,
    /// When it was to begin, in minutes from midnight.
    pub(crate) start: Option<i64>,
}

/// For when somebody was told of a visit last; none who was never told.
pub(crate) async fn told_to(
    ask: &dyn Ask,
    visit: VisitId,
    user: UserId,
) -> Result<Option<Told>, Fault> {
    let row = sql(
        "SELECT version AS told_version, on_day AS told_day, start_minute AS told_start FROM visit_told \
         WHERE visit_id = $1 AND user_id = $2",
    )
    .bind(visit)
    .bind(user)
    .one(ask)
    .await?;
    row.as_ref().map(told).transpose()
}

/// A visit as it was told, with for when somebody was told of it last; none who was never told.
pub(crate) async fn known_told_to(
    ask: &dyn Ask,
    visit: VisitId,
    user: UserId,
) -> Result<Option<(KnownVisit, Told)>, Fault> {
    let text = format!(
        "SELECT {COLUMNS}, t.told_version, t.told_day, t.told_start FROM visit_known JOIN \
         (SELECT visit_id, version AS told_version, on_day AS told_day, start_minute AS told_start FROM visit_told \
         WHERE visit_id = $1 AND user_id = $2) t ON t.visit_id = id WHERE id = $1"
    );
    let row = sql(text).bind(visit).bind(user).one(ask).await?;
    row.map(|row| Ok((read(&row)?, told(&row)?))).transpose()
}

fn told(row: &Row) -> Result<Told, Fault> {
    Ok(Told {
        version: row.get("told_version")?,
        day: row.get("told_day")?,
        start: row.get("told_start")?,
    })
}

/// Notes that somebody is told of a visit; when that was first, stands.
pub(crate) async fn told_note(
    tx: &Tx,
    (visit, user): (&KnownVisit, UserId),
    at: Timestamp,
) -> Result<(), Fault> {
    sql(
        "INSERT INTO visit_told (visit_id, user_id, at, version, on_day, start_minute) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (visit_id, user_id) DO UPDATE SET version = excluded.version, on_day = excluded.on_day, \
         start_minute = excluded.start_minute",
    )
    .bind(visit.id)
    .bind(user)
    .bind(at)
    .bind(visit.version)
    .bind(visit.day)
    .bind(visit.start)
    .run(tx)
    .await?;
    Ok(())
}

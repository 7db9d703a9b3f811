//! Visits in the store, one by one. Lists are in [`super::visit_list`].

use care_plans::{Staff, Window};
use kernel::{Change, Date, Fault, PersonId, Problem, UserId};
use store::{Ask, Row, Tx, sql};

use crate::model::{ChangeReason, Placing, ScheduledVisit, VisitId};

pub(super) const COLUMNS: &str = "id, person_id, plan_id, planned_id, provider_id, on_day, name, from_minute, to_minute, \
                                  minutes, staff, laid_on, start_minute, state, reason, note, version";

/// A visit without those who make it.
pub(super) fn read(row: &Row) -> Result<ScheduledVisit, Fault> {
    let broken = |what| move || Fault::new(what);
    Ok(ScheduledVisit {
        id: row.get("id")?,
        person: row.get("person_id")?,
        plan: row.get("plan_id")?,
        planned: row.get("planned_id")?,
        provider: row.get("provider_id")?,
        name: row.get("name")?,
        window: Window::new(row.get("from_minute")?, row.get("to_minute")?)
            .ok_or_else(broken("a visit's times do not follow each other"))?,
        minutes: row.get("minutes")?,
        staff: Staff::from_count(row.get("staff")?)
            .ok_or_else(broken("column staff is no number of people"))?,
        laid_on: row.get("laid_on")?,
        placing: Placing {
            day: row.get("on_day")?,
            start: row.get("start_minute")?,
            workers: vec![],
            state: row.keyed("state")?,
            reason: row.keyed_maybe("reason")?,
            note: row.get("note")?,
        },
        version: row.get("version")?,
    })
}

/// Puts in a new visit with those who make it.
pub(crate) async fn visit_insert(tx: &Tx, visit: &ScheduledVisit) -> Result<(), Fault> {
    sql(format!(
        "INSERT INTO schedule_visit ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, \
         $15, $16, 1)"
    ))
    .bind(visit.id)
    .bind(visit.person)
    .bind(visit.plan)
    .bind(visit.planned)
    .bind(visit.provider)
    .bind(visit.placing.day)
    .bind(visit.name.clone())
    .bind(visit.window.from())
    .bind(visit.window.to())
    .bind(visit.minutes)
    .bind(visit.staff.count())
    .bind(visit.laid_on)
    .bind(visit.placing.start)
    .bind(visit.placing.state.key())
    .bind(visit.placing.reason.map(ChangeReason::key))
    .bind(visit.placing.note.clone())
    .run(tx)
    .await?;
    workers_insert(tx, visit.id, &visit.placing).await
}

async fn workers_insert(tx: &Tx, visit: VisitId, placing: &Placing) -> Result<(), Fault> {
    for (place, user) in placing.workers.iter().enumerate() {
        sql("INSERT INTO schedule_visit_worker (visit_id, user_id, place, on_day) VALUES ($1, $2, $3, $4)")
            .bind(visit)
            .bind(*user)
            .bind(i64::try_from(place).unwrap_or(i64::MAX))
            .bind(placing.day)
            .run(tx)
            .await?;
    }
    Ok(())
}

/// Places a visit that was read as `visit.version`; somebody else's change in between is told.
pub(crate) async fn visit_place(
    tx: &Tx,
    visit: &ScheduledVisit,
    to: &Placing,
) -> Result<(), Problem> {
    let touched = sql(
        "UPDATE schedule_visit SET on_day = $1, start_minute = $2, state = $3, reason = $4, note = $5, \
         version = version + 1 WHERE id = $6 AND version = $7",
    )
    .bind(to.day)
    .bind(to.start)
    .bind(to.state.key())
    .bind(to.reason.map(ChangeReason::key))
    .bind(to.note.clone())
    .bind(visit.id)
    .bind(visit.version)
    .run(tx)
    .await?;
    if touched != 1 {
        let now = visit_by_id(tx, visit.id).await?.ok_or(Problem::NotFound)?;
        return Err(Problem::Changed(Change {
            version: now.version,
            kind: "scheduled-visit",
            id: now.id.uuid(),
        }));
    }
    if to.workers != visit.placing.workers || to.day != visit.placing.day {
        sql("DELETE FROM schedule_visit_worker WHERE visit_id = $1")
            .bind(visit.id)
            .run(tx)
            .await?;
        workers_insert(tx, visit.id, to).await?;
    }
    Ok(())
}

/// One visit with those who make it.
pub(crate) async fn visit_by_id(
    ask: &dyn Ask,
    id: VisitId,
) -> Result<Option<ScheduledVisit>, Fault> {
    // A row for each who makes it, and one where nobody does: asked in one go, for whoever reports does it each time.
    let text = format!(
        "SELECT {COLUMNS}, w.user_id FROM schedule_visit LEFT JOIN \
         (SELECT visit_id, user_id, place FROM schedule_visit_worker WHERE visit_id = $1) w ON w.visit_id = id \
         WHERE id = $1 ORDER BY w.place"
    );
    let rows = sql(text).bind(id).all(ask).await?;
    let Some(first) = rows.first() else {
        return Ok(None);
    };
    let mut visit = read(first)?;
    for row in &rows {
        let worker: Option<UserId> = row.get("user_id")?;
        visit.placing.workers.extend(worker);
    }
    Ok(Some(visit))
}

/// Takes out visits.
pub(crate) async fn visits_drop(tx: &Tx, visits: &[VisitId]) -> Result<(), Fault> {
    for some in visits.chunks(64) {
        let workers = sql("DELETE FROM schedule_visit_worker WHERE visit_id");
        workers.among(some).run(tx).await?;
        sql("DELETE FROM schedule_visit WHERE id")
            .among(some)
            .run(tx)
            .await?;
    }
    Ok(())
}

/// Whether a person has a visit by a provider on a day or after it.
pub(crate) async fn visited_by(
    ask: &dyn Ask,
    person: PersonId,
    from: Date,
) -> Result<Vec<kernel::UnitId>, Fault> {
    let rows = sql(
        "SELECT DISTINCT provider_id FROM schedule_visit WHERE person_id = $1 AND on_day >= $2",
    )
    .bind(person)
    .bind(from)
    .all(ask)
    .await?;
    rows.iter().map(|row| row.get("provider_id")).collect()
}

//! What reports come to, kept for lists and figures. Made anew from the reports each time.

use care_plans::CarePlanId;
use kernel::{Date, Fault, PersonId, UnitId, UserId};
use schedules::VisitId;
use store::{Ask, Row, Statement, Tx, sql};

use crate::{
    model::{Attendance, KnownVisit, NotMade, Proof},
    reads::AttendanceLine,
};

/// Keeps what the reports of one come to.
pub(crate) async fn attendance_save(
    tx: &Tx,
    (visit, user): (&KnownVisit, UserId),
    told: &Attendance,
) -> Result<(), Fault> {
    let Some(state) = told.state() else {
        return Ok(());
    };
    let undone = told.tasks.iter().filter(|task| task.why_not.is_some());
    sql(
        "INSERT INTO visit_attendance (visit_id, user_id, person_id, provider_id, plan_id, on_day, state, start_at, \
         start_proof, end_at, end_proof, minutes, typed, not_made, undone) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, \
         $10, $11, $12, $13, $14, $15) ON CONFLICT (visit_id, user_id) DO UPDATE SET on_day = excluded.on_day, \
         state = excluded.state, start_at = excluded.start_at, start_proof = excluded.start_proof, \
         end_at = excluded.end_at, end_proof = excluded.end_proof, minutes = excluded.minutes, \
         typed = excluded.typed, not_made = excluded.not_made, undone = excluded.undone",
    )
    .bind(visit.id)
    .bind(user)
    .bind(visit.person)
    .bind(visit.provider)
    .bind(visit.plan)
    .bind(visit.day)
    .bind(state.key())
    .bind(told.start.map(|moment| moment.at))
    .bind(told.start.map(|moment| Proof::key(moment.proof)))
    .bind(told.end.map(|moment| moment.at))
    .bind(told.end.map(|moment| Proof::key(moment.proof)))
    .bind(told.minutes())
    .bind(told.is_typed())
    .bind(told.not_made.map(NotMade::key))
    .bind(i64::try_from(undone.count()).unwrap_or(i64::MAX))
    .run(tx)
    .await?;
    Ok(())
}

/// Whose attendances are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whose {
    /// Those of a provider.
    Provider(UnitId),
    /// Those of a person.
    Person(PersonId),
    /// Those of one who makes visits.
    Worker(UserId),
}

fn line(row: &Row) -> Result<AttendanceLine, Fault> {
    Ok(AttendanceLine {
        visit: row.get("visit_id")?,
        user: row.get("user_id")?,
        person: row.get("person_id")?,
        provider: row.get("provider_id")?,
        plan: row.get("plan_id")?,
        day: row.get("on_day")?,
        name: row.get("name")?,
        planned: row.get("planned")?,
        planned_start: row.get("start_minute")?,
        state: row.keyed("state")?,
        start: row.get("start_at")?,
        start_proof: row.keyed_maybe("start_proof")?,
        end: row.get("end_at")?,
        end_proof: row.keyed_maybe("end_proof")?,
        minutes: row.get("minutes")?,
        is_typed: row.get("typed")?,
        not_made: row.keyed_maybe("not_made")?,
        undone: row.get("undone")?,
    })
}

const LINES: &str = "SELECT a.visit_id, a.user_id, a.person_id, a.provider_id, a.plan_id, a.on_day, k.name, k.minutes AS planned, \
                     k.start_minute, a.state, a.start_at, a.start_proof, a.end_at, a.end_proof, a.minutes, a.typed, \
                     a.not_made, a.undone FROM visit_attendance a JOIN visit_known k ON k.id = a.visit_id";

/// What was told in some days, both ends in them, in order of time.
pub(crate) async fn attendance_list(
    ask: &dyn Ask,
    whose: Whose,
    (from, until): (Date, Date),
) -> Result<Vec<AttendanceLine>, Fault> {
    let column = match whose {
        Whose::Provider(_) => "provider_id",
        Whose::Person(_) => "person_id",
        Whose::Worker(_) => "user_id",
    };
    let statement: Statement = sql(format!(
        "{LINES} WHERE a.{column} = $1 AND a.on_day >= $2 AND a.on_day <= $3 ORDER BY a.on_day, a.start_at, a.visit_id, \
         a.user_id"
    ));
    let statement = match whose {
        Whose::Provider(id) => statement.bind(id),
        Whose::Person(id) => statement.bind(id),
        Whose::Worker(id) => statement.bind(id),
    };
    let rows = statement.bind(from).bind(until).all(ask).await?;
    rows.iter().map(line).collect()
}

/// The first provider after another that has something told of, and the first day.
pub(crate) async fn provider_after(
    ask: &dyn Ask,
    after: Option<UnitId>,
) -> Result<Option<(UnitId, Date)>, Fault> {
    let after = after.unwrap_or(UnitId::from_uuid(uuid::Uuid::nil()));
    let row = sql(
        "SELECT provider_id, on_day FROM visit_attendance WHERE provider_id > $1 \
         ORDER BY provider_id, on_day LIMIT 1",
    );
    let row = row.bind(after).one(ask).await?;
    row.map(|row| Ok((row.get("provider_id")?, row.get("on_day")?)))
        .transpose()
}

/// The first day from one on of which something was told at a provider.
pub(crate) async fn day_after(
    ask: &dyn Ask,
    provider: UnitId,
    from: Date,
) -> Result<Option<Date>, Fault> {
    let row = sql(
        "SELECT on_day FROM visit_attendance WHERE provider_id = $1 AND on_day >= $2 ORDER BY on_day LIMIT 1",
    );
    let row = row.bind(provider).bind(from).one(ask).await?;
    row.map(|row| row.get("on_day")).transpose()
}

/// The plans for which a provider has performed minutes in some days, and the first day of each.
pub(crate) async fn plans_performed(
    ask: &dyn Ask,
    provider: UnitId,
    (from, until): (Date, Date),
) -> Result<Vec<(CarePlanId, Date)>, Fault> {
    let rows = sql(
        "SELECT plan_id, MIN(on_day) AS first_day FROM visit_attendance WHERE provider_id = $1 AND on_day >= $2 \
         AND on_day <= $3 AND minutes > 0 GROUP BY plan_id ORDER BY plan_id",
    );
    let rows = rows.bind(provider).bind(from).bind(until).all(ask).await?;
    let read = |row: &Row| Ok((row.get("plan_id")?, row.get("first_day")?));
    rows.iter().map(read).collect()
}

/// The visits of a plan for which a provider has performed minutes in some days.
pub(crate) async fn visits_performed(
    ask: &dyn Ask,
    (provider, plan): (UnitId, CarePlanId),
    (from, until): (Date, Date),
) -> Result<Vec<VisitId>, Fault> {
    let rows = sql(
        "SELECT DISTINCT visit_id FROM visit_attendance WHERE provider_id = $1 AND on_day >= $2 AND on_day <= $3 \
         AND minutes > 0 AND plan_id = $4 ORDER BY visit_id",
    );
    let rows = rows.bind(provider).bind(from).bind(until).bind(plan);
    let rows = rows.all(ask).await?;
    rows.iter().map(|row| row.get("visit_id")).collect()
}

//! Visits in the store, many at a time: a provider's day, a person's, somebody's own.

use std::collections::{BTreeMap, BTreeSet};

use access::{Need, Resource, Visible};
use care_plans::CarePlanId;
use kernel::{Call, Date, Fault, PersonId, UnitId, UserId};
use store::{Ask, Row, Statement, Where, sql};

use super::visit::{COLUMNS, read};
use crate::model::{ScheduledVisit, VisitId, VisitState};

/// Which visits are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whose {
    /// Those of a provider.
    Provider(UnitId),
    /// Those of a person.
    Person(PersonId),
    /// Those of a plan.
    Plan(CarePlanId),
}

impl Whose {
    /// A question about the visits `v` of some days, both ends in them.
    fn days(self, what: &str, (from, until): (Date, Date), rest: &str) -> Statement {
        let column = match self {
            Self::Provider(_) => "provider_id",
            Self::Person(_) => "person_id",
            Self::Plan(_) => "plan_id",
        };
        let statement = sql(format!(
            "{what} WHERE v.{column} = $1 AND v.on_day >= $2 AND v.on_day <= $3{rest}"
        ));
        let statement = match self {
            Self::Provider(id) => statement.bind(id),
            Self::Person(id) => statement.bind(id),
            Self::Plan(id) => statement.bind(id),
        };
        statement.bind(from).bind(until)
    }
}

/// The visits of some days, in order of days and windows, with those who make them.
pub(crate) async fn visit_list(
    ask: &dyn Ask,
    whose: Whose,
    days: (Date, Date),
) -> Result<Vec<ScheduledVisit>, Fault> {
    let what = format!("SELECT {COLUMNS} FROM schedule_visit v");
    let rows = whose.days(&what, days, "").all(ask).await?;
    let what = "SELECT w.visit_id, w.user_id FROM schedule_visit_worker w JOIN schedule_visit v ON v.id = w.visit_id";
    let workers = whose.days(what, days, " ORDER BY w.place");
    with_workers(&rows, &workers.all(ask).await?)
}

/// The planned visits of a provider on a day that end after a minute of it.
pub(crate) async fn visit_list_late(
    ask: &dyn Ask,
    (provider, day): (UnitId, Date),
    minute: i64,
) -> Result<Vec<ScheduledVisit>, Fault> {
    let late = "WHERE v.provider_id = $1 AND v.on_day = $2 AND v.start_minute + v.minutes > $3 \
                AND v.state = 'planned'";
    let rows = sql(format!("SELECT {COLUMNS} FROM schedule_visit v {late}"));
    let rows = rows.bind(provider).bind(day).bind(minute).all(ask).await?;
    let workers = sql(format!(
        "SELECT w.visit_id, w.user_id FROM schedule_visit_worker w JOIN schedule_visit v ON v.id = w.visit_id \
         {late} ORDER BY w.place"
    ));
    let workers = workers.bind(provider).bind(day).bind(minute);
    with_workers(&rows, &workers.all(ask).await?)
}

/// The visits of a plan that stand on a day or after it, or were laid for one.
pub(crate) async fn visit_list_ahead(
    ask: &dyn Ask,
    plan: CarePlanId,
    from: Date,
) -> Result<Vec<ScheduledVisit>, Fault> {
    let ahead = "WHERE v.plan_id = $1 AND (v.on_day >= $2 OR v.laid_on >= $2)";
    let rows = sql(format!("SELECT {COLUMNS} FROM schedule_visit v {ahead}"));
    let rows = rows.bind(plan).bind(from).all(ask).await?;
    let workers = sql(format!(
        "SELECT w.visit_id, w.user_id FROM schedule_visit_worker w JOIN schedule_visit v ON v.id = w.visit_id \
         {ahead} ORDER BY w.place"
    ));
    let workers = workers.bind(plan).bind(from).all(ask).await?;
    with_workers(&rows, &workers)
}

/// The visits that somebody makes, of some days, with all who make them.
pub(crate) async fn visit_list_of_worker(
    ask: &dyn Ask,
    user: UserId,
    (from, until): (Date, Date),
) -> Result<Vec<ScheduledVisit>, Fault> {
    let own = "SELECT visit_id FROM schedule_visit_worker WHERE user_id = $1 AND on_day >= $2 AND on_day <= $3";
    let rows = sql(format!(
        "SELECT {COLUMNS} FROM schedule_visit WHERE id IN ({own})"
    ));
    let rows = rows.bind(user).bind(from).bind(until).all(ask).await?;
    let workers = sql(format!(
        "SELECT visit_id, user_id FROM schedule_visit_worker WHERE visit_id IN ({own}) ORDER BY place"
    ));
    let workers = workers.bind(user).bind(from).bind(until).all(ask).await?;
    with_workers(&rows, &workers)
}

/// The plans that have visits, in the order of their ids, after one of them.
pub(crate) async fn plans_with_visits(
    ask: &dyn Ask,
    after: Option<CarePlanId>,
    most: i64,
) -> Result<Vec<CarePlanId>, Fault> {
    let after = after.unwrap_or(CarePlanId::from_uuid(uuid::Uuid::nil()));
    let rows = sql(
        "SELECT DISTINCT plan_id FROM schedule_visit WHERE plan_id > $1 ORDER BY plan_id LIMIT $2",
    );
    let rows = rows.bind(after).bind(most).all(ask).await?;
    rows.iter().map(|row| row.get("plan_id")).collect()
}

/// The visits of a plan on some days, both ends in them; those of a state, or all.
pub(crate) async fn visit_ids(
    ask: &dyn Ask,
    plan: CarePlanId,
    ((from, until), state): ((Date, Date), Option<VisitState>),
) -> Result<Vec<VisitId>, Fault> {
    let rows = Where::all()
        .with("v.plan_id = ?", Some(plan))
        .with("v.on_day >= ?", Some(from))
        .with("v.on_day <= ?", Some(until))
        .with("v.state = ?", state.map(VisitState::key))
        .statement(
            "SELECT v.id FROM schedule_visit v",
            "ORDER BY v.on_day, v.id",
        )
        .all(ask)
        .await?;
    rows.iter().map(|row| row.get("id")).collect()
}

/// Whom of those with visits at a provider in some days the caller may see.
pub(crate) async fn persons_seen(
    ask: &dyn Ask,
    call: &Call,
    (provider, (from, until)): (UnitId, (Date, Date)),
) -> Result<BTreeSet<PersonId>, Fault> {
    let statement = sql(
        "SELECT DISTINCT person_id FROM schedule_visit WHERE provider_id = $1 AND on_day >= $2 AND on_day <= $3",
    )
    .bind(provider)
    .bind(from)
    .bind(until);
    let need = Need::see(Resource::ScheduledVisit);
    let rows = Visible::narrow(call, &need, "person_id", statement)?
        .all(ask)
        .await?;
    rows.iter().map(|row| row.get("person_id")).collect()
}

/// How many visits a provider has on each of some days: all that are to be made, and those that lack a time or somebody.
pub(crate) async fn visit_counts(
    ask: &dyn Ask,
    provider: UnitId,
    (from, until): (Date, Date),
) -> Result<Vec<(Date, i64, i64)>, Fault> {
    let rows = sql(
        "SELECT v.on_day, COUNT(*) AS n, SUM(CASE WHEN v.start_minute IS NULL OR v.staff >          (SELECT COUNT(*) FROM schedule_visit_worker w WHERE w.visit_id = v.id) THEN 1 ELSE 0 END) AS open_n          FROM schedule_visit v WHERE v.provider_id = $1 AND v.on_day >= $2 AND v.on_day <= $3          AND v.state = 'planned' GROUP BY v.on_day ORDER BY v.on_day",
    )
    .bind(provider)
    .bind(from)
    .bind(until)
    .all(ask)
    .await?;
    let read = |row: &Row| Ok((row.get("on_day")?, row.get("n")?, row.get("open_n")?));
    rows.iter().map(read).collect()
}

fn with_workers(rows: &[Row], workers: &[Row]) -> Result<Vec<ScheduledVisit>, Fault> {
    let mut by_visit: BTreeMap<VisitId, Vec<UserId>> = BTreeMap::new();
    for row in workers {
        let users = by_visit.entry(row.get("visit_id")?).or_default();
        users.push(row.get("user_id")?);
    }
    let mut visits: Vec<ScheduledVisit> = rows.iter().map(read).collect::<Result<_, _>>()?;
    for visit in &mut visits {
        visit.placing.workers = by_visit.remove(&visit.id).unwrap_or_default();
    }
    visits.sort_by_key(|visit| (visit.placing.day, visit.window.from(), visit.id));
    Ok(visits)
}

//! Planned visits in the store, with their tasks.

use std::collections::BTreeMap;

use kernel::Fault;
use organisation::TaskCode;
use store::{Ask, Row, Tx, sql};

use crate::model::{
    CarePlanId, Every, NewVisit, PlannedTask, PlannedVisit, PlannedVisitId, Staff, Weekdays, Window,
};

fn read(row: &Row) -> Result<PlannedVisit, Fault> {
    let broken = |what| move || Fault::new(what);
    Ok(PlannedVisit {
        id: row.get("id")?,
        visit: NewVisit {
            name: row.get("name")?,
            days: Weekdays::from_bits(row.get("days")?)
                .ok_or_else(broken("column days is no days"))?,
            every: Every::from_weeks(row.get("every_weeks")?)
                .ok_or_else(broken("column every_weeks is no rhythm"))?,
            window: Window::new(row.get("from_minute")?, row.get("to_minute")?)
                .ok_or_else(broken("a visit's times do not follow each other"))?,
            minutes: row.get("minutes")?,
            staff: Staff::from_count(row.get("staff")?)
                .ok_or_else(broken("column staff is no number of people"))?,
            who: row.get("who")?,
            tasks: vec![],
        },
    })
}

/// Puts in a visit of a version.
pub(crate) async fn visit_insert(
    tx: &Tx,
    (plan, number): (CarePlanId, i64),
    planned: &PlannedVisit,
) -> Result<(), Fault> {
    let visit = &planned.visit;
    sql(
        "INSERT INTO care_plan_visit (id, plan_id, number, name, days, every_weeks, from_minute, to_minute, minutes, \
         staff, who) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(planned.id)
    .bind(plan)
    .bind(number)
    .bind(visit.name.clone())
    .bind(visit.days.bits())
    .bind(visit.every.weeks())
    .bind(visit.window.from())
    .bind(visit.window.to())
    .bind(visit.minutes)
    .bind(visit.staff.count())
    .bind(visit.who.clone())
    .run(tx)
    .await?;
    for task in &visit.tasks {
        sql("INSERT INTO care_plan_task (visit_id, task, how) VALUES ($1, $2, $3)")
            .bind(planned.id)
            .bind(task.task.as_str())
            .bind(task.how.clone())
            .run(tx)
            .await?;
    }
    Ok(())
}

/// Takes a visit out of a version. Tells whether it was there.
pub(crate) async fn visit_drop(
    tx: &Tx,
    (plan, number): (CarePlanId, i64),
    visit: PlannedVisitId,
) -> Result<bool, Fault> {
    let touched = sql("DELETE FROM care_plan_visit WHERE id = $1 AND plan_id = $2 AND number = $3")
        .bind(visit)
        .bind(plan)
        .bind(number)
        .run(tx)
        .await?;
    if touched == 1 {
        sql("DELETE FROM care_plan_task WHERE visit_id = $1")
            .bind(visit)
            .run(tx)
            .await?;
    }
    Ok(touched == 1)
}

/// Takes all visits out of a version.
pub(crate) async fn visits_drop(tx: &Tx, plan: CarePlanId, number: i64) -> Result<(), Fault> {
    sql("DELETE FROM care_plan_task WHERE visit_id IN (SELECT id FROM care_plan_visit WHERE plan_id = $1 AND number = $2)")
        .bind(plan)
        .bind(number)
        .run(tx)
        .await?;
    sql("DELETE FROM care_plan_visit WHERE plan_id = $1 AND number = $2")
        .bind(plan)
        .bind(number)
        .run(tx)
        .await?;
    Ok(())
}

/// The visits of the agreed versions of some plans, without their tasks.
pub(crate) async fn visits_of_plans(
    ask: &dyn Ask,
    plans: &[CarePlanId],
) -> Result<Vec<(CarePlanId, i64, PlannedVisit)>, Fault> {
    let mut all = vec![];
    for some in plans.chunks(64) {
        let rows = sql(
            "SELECT plan_id, number, id, name, days, every_weeks, from_minute, to_minute, minutes, staff, who \
             FROM care_plan_visit WHERE plan_id",
        )
        .among(some)
        .push(" ORDER BY plan_id, number, from_minute, id");
        for row in &rows.all(ask).await? {
            all.push((row.get("plan_id")?, row.get("number")?, read(row)?));
        }
    }
    Ok(all)
}

/// The visits of a version, in the order of the day.
pub(super) async fn visit_list(
    ask: &dyn Ask,
    plan: CarePlanId,
    number: i64,
) -> Result<Vec<PlannedVisit>, Fault> {
    let rows = sql(
        "SELECT id, name, days, every_weeks, from_minute, to_minute, minutes, staff, who FROM care_plan_visit \
         WHERE plan_id = $1 AND number = $2",
    )
    .bind(plan)
    .bind(number)
    .all(ask)
    .await?;
    let mut visits: Vec<PlannedVisit> = rows.iter().map(read).collect::<Result<_, _>>()?;
    visits.sort_by_key(|planned| {
        let visit = &planned.visit;
        (visit.window.from(), visit.days.numbers().next(), planned.id)
    });
    let mut tasks: BTreeMap<PlannedVisitId, Vec<PlannedTask>> = BTreeMap::new();
    let rows = sql(
        "SELECT v.id, t.task, t.how FROM care_plan_visit v JOIN care_plan_task t ON t.visit_id = v.id \
         WHERE v.plan_id = $1 AND v.number = $2 ORDER BY t.task",
    )
    .bind(plan)
    .bind(number)
    .all(ask)
    .await?;
    for row in &rows {
        tasks.entry(row.get("id")?).or_default().push(PlannedTask {
            task: row.keyed::<TaskCode>("task")?,
            how: row.get("how")?,
        });
    }
    for planned in &mut visits {
        planned.visit.tasks = tasks.remove(&planned.id).unwrap_or_default();
    }
    Ok(visits)
}

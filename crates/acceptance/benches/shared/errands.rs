//! Visits that are given to those who work at a provider, and what they tell of them.

use std::collections::BTreeMap;

use access::StaffView;
use jiff::SignedDuration;
use kernel::{Actor, Call, Date, RequestKey, Role, TimeZone, Timestamp, UnitId};
use organisation::TaskCode;
use schedules::{ChangeVisits, Placing, ScheduledVisit, SeenVisit, VisitChange};
use store::Store;
use uuid::Uuid;
use visits::{NewReport, Proof, TaskOutcome};

use crate::Failure;

/// Visits that are given away in one change.
const TOGETHER: usize = 100;
/// The most planners that are looked for.
const PLANNERS: i64 = 1_000;
/// The hours between which work is spread, in minutes from midnight.
const WORKED: (i64, i64) = (7 * 60, 21 * 60);
/// Tasks of a visit, as they come in the demo's plans.
const TASKS: [&str; 3] = ["dusch", "pakladning", "frukost"];

/// A visit, and who makes it.
#[derive(Debug, Clone)]
pub(crate) struct Errand {
    pub(crate) visit: ScheduledVisit,
    pub(crate) by: Actor,
    /// When it begins.
    pub(crate) at: Timestamp,
}

impl Errand {
    /// What is told of it: that it began, and that it ended.
    pub(crate) fn reports(&self) -> Result<[NewReport; 2], Failure> {
        let ends = self.at + SignedDuration::from_mins(self.visit.minutes.count().max(1));
        let tasks: Result<Vec<_>, Failure> = TASKS.iter().map(|task| done(task)).collect();
        let proof = Proof::Pressed;
        let tasks = tasks?;
        Ok([
            NewReport::Started { at: self.at, proof },
            NewReport::Ended {
                at: ends,
                proof,
                tasks,
            },
        ])
    }
}

fn done(task: &str) -> Result<TaskOutcome, Failure> {
    Ok(TaskOutcome {
        task: TaskCode::parse(task)?,
        why_not: None,
    })
}

/// A call of its own, in Swedish time.
pub(crate) fn call(by: &Actor, at: Timestamp) -> Result<Call, Failure> {
    let zone = TimeZone::get("Europe/Stockholm")?;
    Ok(Call::new(by.clone(), at, RequestKey(Uuid::new_v4())).in_zone(zone))
}

/// Who plans at each unit.
pub(crate) async fn planners(
    store: &Store,
    today: Date,
) -> Result<BTreeMap<UnitId, StaffView>, Failure> {
    let mut planners =
        access::staff_in_role(store.reader(), Role::Planner, today, PLANNERS).await?;
    planners
        .extend(access::staff_in_role(store.reader(), Role::UnitManager, today, PLANNERS).await?);
    let planners = planners.into_iter();
    Ok(planners.map(|one| (one.assignment.unit, one)).collect())
}

/// Gives the visits of a day to those who work at the provider in turn.
pub(crate) async fn given(
    store: &Store,
    (unit, planner): (UnitId, &StaffView),
    (day, most, now): (Date, usize, Timestamp),
) -> Result<Vec<Errand>, Failure> {
    let staff = access::staff_at(store.reader(), unit, day).await?;
    let workers: Vec<&StaffView> = staff
        .iter()
        .filter(|one| one.assignment.role == Role::CareWorker)
        .collect();
    let visits = schedules::visits_of_provider(store.reader(), unit, (day, day)).await?;
    if workers.is_empty() {
        return Ok(vec![]);
    }
    let turns = workers.iter().cycle();
    let mut errands = vec![];
    for ((visit, worker), n) in visits.into_iter().take(most).zip(turns).zip(0_i64..) {
        let start = WORKED.0 + (n * 7) % (WORKED.1 - WORKED.0);
        let midnight = day.to_zoned(TimeZone::get("Europe/Stockholm")?)?;
        errands.push(Errand {
            visit: ScheduledVisit {
                placing: Placing {
                    start: Some(start),
                    workers: vec![worker.assignment.user],
                    ..visit.placing.clone()
                },
                ..visit
            },
            by: worker.actor(),
            at: midnight.timestamp() + SignedDuration::from_mins(start),
        });
    }
    for some in errands.chunks(TOGETHER) {
        let changes = some
            .iter()
            .map(|one| VisitChange {
                seen: SeenVisit {
                    visit: one.visit.id,
                    version: one.visit.version,
                },
                to: one.visit.placing.clone(),
            })
            .collect();
        let change = ChangeVisits { changes, why: None };
        store.act(&call(&planner.actor(), now)?, &change).await?;
    }
    Ok(errands)
}

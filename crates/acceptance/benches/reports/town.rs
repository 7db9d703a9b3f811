//! A municipality whose visits are laid out, each given to somebody who knows of it.

use std::{collections::BTreeMap, sync::Arc};

use access::StaffView;
use kernel::{Actor, Call, Date, RequestKey, Role, TimeZone, Timestamp, UnitId};
use samples::{Filling, Plan, Size, Wish};
use schedules::{ChangeVisits, Placing, ScheduledVisit, SeenVisit, VisitChange};
use server::product;
use store::Store;
use uuid::Uuid;
use visits::TellVisit;

use crate::{Failure, options::Options};

/// Days whose visits are told of.
const DAYS: i64 = 9;
/// Visits that are given away in one change.
const TOGETHER: usize = 100;
/// The most planners that are looked for.
const PLANNERS: i64 = 1_000;
/// The hours between which work is spread, in minutes from midnight.
const WORKED: (i64, i64) = (7 * 60, 21 * 60);

/// A visit, and who makes it.
#[derive(Debug, Clone)]
pub(crate) struct Errand {
    pub(crate) visit: ScheduledVisit,
    pub(crate) by: Actor,
    /// When it begins.
    pub(crate) at: Timestamp,
}

/// The moment at which the town is looked at: a Monday morning.
pub(crate) fn now() -> Result<Timestamp, Failure> {
    Ok("2026-11-23T04:00:00Z".parse()?)
}

/// A call of its own, in Swedish time.
pub(crate) fn call(by: &Actor, at: Timestamp) -> Result<Call, Failure> {
    let zone = TimeZone::get("Europe/Stockholm")?;
    Ok(Call::new(by.clone(), at, RequestKey(Uuid::new_v4())).in_zone(zone))
}

/// Fills an empty store, gives its visits to those who work there, and tells them.
pub(crate) async fn errands(store: &Store, options: Options) -> Result<Vec<Errand>, Failure> {
    let zone = TimeZone::get("Europe/Stockholm")?;
    let today = now()?.to_zoned(zone).date();
    let wish = Wish {
        size: Size::Municipality,
        seed: options.seed,
        today,
    };
    let filling = Filling {
        now: now()?,
        history_days: 0,
        residents: false,
    };
    samples::fill(store, &Plan::make(wish)?, filling, &()).await?;
    let mut errands = vec![];
    let mut planners =
        access::staff_in_role(store.reader(), Role::Planner, today, PLANNERS).await?;
    planners
        .extend(access::staff_in_role(store.reader(), Role::UnitManager, today, PLANNERS).await?);
    let planners: BTreeMap<UnitId, StaffView> = planners
        .into_iter()
        .map(|one| (one.assignment.unit, one))
        .collect();
    for (unit, planner) in planners {
        for n in 0..DAYS {
            let day = today.saturating_add(jiff::Span::new().days(n));
            let left = options.visits.saturating_sub(errands.len());
            let given = given(store, (unit, &planner), (day, left)).await?;
            errands.extend(given);
        }
    }
    if errands.is_empty() {
        return Err("no visit is laid out".into());
    }
    for errand in &errands {
        let visit = errand.visit.id;
        let told = TellVisit { visit };
        store.act(&call(&errand.by, now()?)?, &told).await?;
    }
    // As it comes over a day: not one provider after the other.
    errands.sort_by_key(|errand| (errand.at, errand.visit.id));
    Ok(errands)
}

/// Gives the visits of a day to those who work at the provider in turn.
async fn given(
    store: &Store,
    (unit, planner): (UnitId, &StaffView),
    (day, most): (Date, usize),
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
            by: actor(worker),
            at: midnight.timestamp() + jiff::SignedDuration::from_mins(start),
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
        store.act(&call(&actor(planner), now()?)?, &change).await?;
    }
    Ok(errands)
}

const fn actor(view: &StaffView) -> Actor {
    let it = &view.assignment;
    Actor::Staff {
        user: it.user,
        assignment: it.id,
        role: it.role,
        unit: it.unit,
    }
}

/// Errands that several phones take from.
pub(crate) type Shared = Arc<[Errand]>;

/// The product as it listens to itself.
pub(crate) fn hearing(store: Store) -> Store {
    store.hearing(product::listeners())
}

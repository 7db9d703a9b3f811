//! Visits on days, who works when, and days that were planned and locked, as far as the size of the demo bears it.

use std::collections::BTreeMap;

use kernel::{Date, Fault, Problem, Role, UnitId, UserId};
use route_solver::{Iterations, Search};
use schedules::{
    AdoptPlans, Asked, Break, ChangeVisits, DayMinute, ExtendPlans, LockDay, NewShift, SetShift,
    VisitChange,
};

use super::{
    skills,
    stage::{FillError, Stage, Step, Worker},
    year,
};
use crate::Size;

/// From when to when one works in the morning and in the evening, and the break.
pub(super) const MORNING: (i64, i64, i64) = (7 * 60, 15 * 60 + 30, 11 * 60 + 30);
pub(super) const EVENING: (i64, i64, i64) = (14 * 60 + 30, 22 * 60, 18 * 60);
/// So many days are laid out in one go.
const LAID: i64 = 10;
/// Days ahead that are planned; those after them are left for whoever looks.
const PLANNED: i64 = 1;
/// Days ahead with shifts.
const SHIFTS: i64 = 6;
/// How long the engine searches for each day: its first plan is good enough to look at.
const SEARCH: Iterations = Iterations(50);

/// Lays out visits; in a small municipality, people work and days are planned as well. The seventy thousand visits a
/// day of a city are laid out by the program's own task once it runs.
pub(super) async fn tell(stage: &mut Stage<'_>) -> Result<(), FillError> {
    let is_small = match stage.plan.wish.size {
        Size::Small => true,
        Size::Municipality => false,
        Size::City => return Ok(()),
    };
    let began = if is_small {
        began(stage)
    } else {
        stage.today()
    };
    year::tell(stage).await?;
    lay_out(stage, began).await?;
    if !is_small {
        return Ok(());
    }
    let homes = homes(stage);
    let of = u64::try_from(homes.len()).unwrap_or(u64::MAX);
    let mut managers = vec![];
    for ((provider, workers), done) in homes.into_iter().zip(1..) {
        let manager = stage
            .worker_at(provider, Role::Planner)
            .or_else(|| stage.worker_at(provider, Role::UnitManager));
        if let Some(manager) = manager {
            skills::tell(stage, manager, (&workers, began)).await?;
            shifts(stage, manager, &workers).await?;
            days(stage, manager).await?;
            managers.push(manager);
        }
        stage.progress.at(Step::Schedule, done, of);
    }
    skills::come_up(stage, &managers).await
}

pub(super) fn days_after(day: Date, days: i64) -> Date {
    day.saturating_add(jiff::Span::new().days(days))
}

/// The day from which all of a small municipality have visits behind them: a whole month and what has passed of this one, so that
/// there is a month to account for.
pub(super) fn began(stage: &Stage<'_>) -> Date {
    let this = stage.today().first_of_month();
    days_after(this, -1).first_of_month()
}

/// How many days there are from one to another.
fn between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

async fn lay_out(stage: &mut Stage<'_>, began: Date) -> Result<(), FillError> {
    let mut after = None;
    loop {
        let at = stage.moment(began, 4, 0);
        let adopted = stage.system(at, &AdoptPlans { after }).await?;
        after = adopted.last;
        if after.is_none() {
            break;
        }
    }
    // Days that have passed are not laid out afterwards: it is done as time goes.
    let mut day = days_after(began, LAID);
    while day < stage.today() {
        let at = stage.moment(day, 4, 0);
        while stage.system(at, &ExtendPlans).await? == ExtendPlans::BATCH {}
        day = days_after(day, LAID);
    }
    let now = stage.filling.now;
    while stage.system(now, &ExtendPlans).await? == ExtendPlans::BATCH {}
    Ok(())
}

/// The providers with those who work with care there.
fn homes(stage: &Stage<'_>) -> BTreeMap<UnitId, Vec<UserId>> {
    let mut at: BTreeMap<UnitId, Vec<UserId>> = BTreeMap::new();
    for worker in stage.workers.iter().flatten() {
        if worker.role == Role::CareWorker {
            at.entry(worker.unit).or_default().push(worker.user);
        }
    }
    at
}

/// Somebody's work on a day, with half an hour's break.
pub(super) const fn shift(user: UserId, day: Date, (from, to, rest): (i64, i64, i64)) -> SetShift {
    SetShift {
        instead: None,
        shift: NewShift {
            user,
            day,
            from,
            to,
            pause: Some(Break {
                from: rest,
                minutes: 30,
            }),
        },
    }
}

/// Mornings and evenings in turn, five days a week, so that some are there on every day.
async fn shifts(
    stage: &mut Stage<'_>,
    manager: Worker,
    workers: &[UserId],
) -> Result<(), FillError> {
    let first = began(stage);
    let back = between(first, stage.today());
    for (place, user) in (0_i64..).zip(workers) {
        for n in 0..=(back + SHIFTS) {
            let day = days_after(first, n);
            if (n + place * 2).rem_euclid(7) >= 5 {
                continue;
            }
            let is_evening = place % 3 == 2;
            let times = if is_evening { EVENING } else { MORNING };
            let shift = shift(*user, day, times);
            let at = stage.moment(first, 9, 0);
            stage.act(manager.actor(), at, &shift).await?;
        }
    }
    Ok(())
}

/// Each day is planned the day before by what the engine proposes, and locked.
async fn days(stage: &mut Stage<'_>, manager: Worker) -> Result<(), FillError> {
    for n in -between(began(stage), stage.today())..=PLANNED {
        let day = days_after(stage.today(), n);
        let at = stage.moment(days_after(day, -1), 15, 0);
        let call = stage.call(manager.actor(), at);
        let reader = stage.reader();
        let changes = proposed(reader, &call, (manager.unit, day)).await;
        let changes = changes.map_err(Problem::from)?;
        if changes.is_empty() {
            continue;
        }
        let change = ChangeVisits { changes, why: None };
        stage.act(manager.actor(), at, &change).await?;
        let lock = LockDay { day, version: 0 };
        stage.act(manager.actor(), at, &lock).await?;
    }
    Ok(())
}

async fn proposed(
    reader: &store::Reader,
    call: &kernel::Call,
    (provider, day): (UnitId, Date),
) -> Result<Vec<VisitChange>, Fault> {
    let (board, seen) = schedules::board(reader, call, (provider, day)).await?;
    let limits = schedules::limits(reader, day).await?;
    let met = schedules::lately_met(reader, provider, day).await?;
    let search = Search::default();
    let limits = limits.ok_or_else(|| Fault::new("a demo's day is before all rules"))?;
    let asked = Asked {
        met: &met,
        keep: true,
        seen: &seen,
        now: DayMinute::of(call),
    };
    let proposed = schedules::propose(&board, &limits, asked, (&search, &SEARCH));
    let proposed = proposed.map_err(|e| Fault::from_source("a day for the engine", e))?;
    Ok(proposed
        .changes
        .into_iter()
        .map(|change| VisitChange {
            seen: change.seen,
            to: change.to,
        })
        .collect())
}

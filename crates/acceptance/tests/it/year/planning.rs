//! Planners: who works when, each day laid out the day before and locked, those who are ill, visits that are moved.

use jiff::civil::Date;
use kernel::Role;
use kernel::{Actor, Line, Period, UnitId, UserId};
use route_solver::{Iterations, Search};
use samples::Size;
use schedules::{
    AbsenceKind, Asked, Break, ChangeReason, ChangeVisits, DayMinute, LockDay, NewShift,
    NoteAbsence, ScheduledVisit, SeenVisit, SetShift, VisitChange, VisitState,
};

use super::world::{Seat, World, days_after};

/// Shifts are known so many days ahead.
const SHIFTS: i64 = 6;
/// How long the engine searches for each day.
const SEARCH: Iterations = Iterations(50);

/// The shifts of the last day that is known now; on the first day, of all until then.
async fn shifts(world: &mut World, provider: UnitId) {
    let Some(planner) = world.planner(provider) else {
        return;
    };
    let today = world.today();
    let is_first = today == world.wish.from;
    let first = match (world.wish.size, is_first) {
        // Nobody has planned there before.
        (Size::Municipality | Size::City, true) => 0,
        (Size::Small, true) | (_, false) => SHIFTS,
    };
    let workers = world.seats(Role::CareWorker, provider).to_vec();
    for n in first..=SHIFTS {
        let day = days_after(today, n);
        for (place, worker) in (0_i64..).zip(&workers) {
            let since = i64::from(day.since(Date::ZERO).map_or(0, |span| span.get_days()));
            if (since + place * 2).rem_euclid(7) < 5 {
                let shift = shift(worker.user, day, place % 3 == 2);
                let set = SetShift {
                    instead: None,
                    shift,
                };
                world.may(&planner.actor, &set).await;
            }
        }
    }
}

const fn shift(user: UserId, day: Date, is_evening: bool) -> NewShift {
    let (from, to, rest) = if is_evening {
        (14 * 60 + 30, 22 * 60, 18 * 60)
    } else {
        (7 * 60, 15 * 60 + 30, 11 * 60 + 30)
    };
    let pause = Some(Break {
        from: rest,
        minutes: 30,
    });
    NewShift {
        user,
        day,
        from,
        to,
        pause,
    }
}

/// Lays out tomorrow as the engine proposes, and locks it. Now and then nobody comes to it.
pub(super) async fn lay(world: &mut World, provider: UnitId) {
    let Some(planner) = world.planner(provider) else {
        return;
    };
    shifts(world, provider).await;
    let day = days_after(world.today(), 1);
    let is_forgotten = world.percent(2);
    if is_forgotten || !propose(world, (&planner, day), None).await {
        return;
    }
    let lock = LockDay { day, version: 0 };
    world.may(&planner.actor, &lock).await;
}

/// Takes over what the engine proposes for a day; whether there was anything.
async fn propose(world: &mut World, (planner, day): (&Seat, Date), why: Option<Line>) -> bool {
    let changes = proposed(world, (planner, day)).await;
    let is_any = !changes.is_empty();
    if is_any {
        let change = ChangeVisits { changes, why };
        world.may(&planner.actor, &change).await;
    }
    is_any
}

async fn proposed(world: &World, (planner, day): (&Seat, Date)) -> Vec<VisitChange> {
    let call = world.call(&planner.actor);
    let reader = world.reader();
    let board = schedules::board(reader, &call, (planner.unit, day)).await;
    let (board, seen) = board.expect("a board");
    let limits = schedules::limits(reader, day).await.expect("limits");
    let limits = limits.expect("rules of the day");
    let met = schedules::lately_met(reader, planner.unit, day).await;
    let asked = Asked {
        met: &met.expect("who was met"),
        keep: true,
        seen: &seen,
        now: DayMinute::of(&call),
    };
    let search = Search::default();
    let proposed = schedules::propose(&board, &limits, asked, (&search, &SEARCH));
    let changes = proposed.expect("a proposal").changes.into_iter();
    let change = |one: schedules::ProposedChange| VisitChange {
        seen: one.seen,
        to: one.to,
    };
    changes.map(change).collect()
}

fn why(text: &str) -> Option<Line> {
    Line::parse(text).ok()
}

/// In the morning somebody is ill, and the day is laid out anew.
pub(super) async fn morning(world: &mut World, provider: UnitId) {
    let Some(planner) = world.planner(provider) else {
        return;
    };
    let today = world.today();
    let workers = world.seats(Role::CareWorker, provider).to_vec();
    let mut are_away = false;
    for worker in workers {
        if world.percent(3) {
            let days = world.between(0, 4);
            let period = Period::new(today, Some(days_after(today, days)));
            let ill = NoteAbsence {
                user: worker.user,
                kind: AbsenceKind::Sick,
                period: period.expect("a period"),
            };
            are_away |= world.may(&planner.actor, &ill).await.is_some();
        }
    }
    if are_away {
        propose(world, (&planner, today), why("Sjuk i morse")).await;
    }
}

/// Persons call in the morning: a visit is moved or called off.
pub(super) async fn calls(world: &mut World, (provider, visits): (UnitId, &[ScheduledVisit])) {
    let Some(planner) = world.planner(provider) else {
        return;
    };
    for visit in visits {
        match world.below(100) {
            0 => cancel(world, &planner.actor, visit).await,
            1 => put_off(world, &planner.actor, visit).await,
            2 => later(world, &planner.actor, visit).await,
            _ => {}
        }
    }
}

async fn change(world: &mut World, by: &Actor, visit: &ScheduledVisit, to: schedules::Placing) {
    let seen = SeenVisit {
        visit: visit.id,
        version: visit.version,
    };
    let change = ChangeVisits {
        changes: vec![VisitChange { seen, to }],
        why: why("Personen ringde"),
    };
    world.may(by, &change).await;
}

async fn cancel(world: &mut World, by: &Actor, visit: &ScheduledVisit) {
    let to = schedules::Placing {
        start: None,
        workers: vec![],
        state: VisitState::Cancelled,
        reason: Some(ChangeReason::PersonAway),
        ..visit.placing.clone()
    };
    change(world, by, visit, to).await;
}

async fn put_off(world: &mut World, by: &Actor, visit: &ScheduledVisit) {
    let to = schedules::Placing {
        day: days_after(visit.placing.day, 1),
        start: None,
        workers: vec![],
        reason: Some(ChangeReason::PersonAsked),
        ..visit.placing.clone()
    };
    change(world, by, visit, to).await;
}

async fn later(world: &mut World, by: &Actor, visit: &ScheduledVisit) {
    let start = visit.placing.start.map(|start| (start + 20).min(22 * 60));
    let to = schedules::Placing {
        start,
        ..visit.placing.clone()
    };
    change(world, by, visit, to).await;
}

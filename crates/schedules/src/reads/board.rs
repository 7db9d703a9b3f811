//! A provider's day, whole.

use std::collections::{BTreeMap, BTreeSet};

use access::StaffView;
use duties::calendar;
use kernel::{Call, Date, Fault, PersonId, UnitId, UserId};
use rulebook::{RuleBook, RuleFault};
use store::Ask;

use crate::{
    model::{Board, BoardWorker, DAY_MINUTES},
    rules::{Finding, Limits, working_time},
    store::{
        absence::absence_list,
        day::day_of,
        profile::{demands, profiles},
        shift::{shift_list, shift_list_elsewhere, shift_list_of},
        visit_list::{Whose, persons_seen, visit_list, visit_list_late},
    },
};

/// Days of a week; rest is looked at over the week of a day and the day before and after.
const WEEK: i64 = 7;

/// Minutes before midnight within which a visit's end matters to the next day: no way between homes is longer.
const LATE: i64 = 60;

/// The numbers by which a day is judged; none for days of which the rule book says nothing.
pub async fn limits(ask: &dyn Ask, on: Date) -> Result<Option<Limits>, Fault> {
    let book = rulebook::reads::book(ask).await?;
    limits_of(&book, on)
}

fn limits_of(book: &RuleBook, on: Date) -> Result<Option<Limits>, Fault> {
    match Limits::of(book, on) {
        Ok(limits) => Ok(Some(limits)),
        Err(RuleFault::NotInForce { .. }) => Ok(None),
        Err(
            fault @ (RuleFault::Unknown { .. }
            | RuleFault::OtherKind { .. }
            | RuleFault::NoItem { .. }),
        ) => Err(fault.into()),
    }
}

/// A provider's day, and whom of those visited the caller may see: of others the times are told, since nobody can be
/// in two places, but not who they are or where.
pub async fn board(
    ask: &dyn Ask,
    call: &Call,
    (provider, day): (UnitId, Date),
) -> Result<(Board, BTreeSet<PersonId>), Fault> {
    let visits = visit_list(ask, Whose::Provider(provider), (day, day)).await?;
    let seen = persons_seen(ask, call, (provider, (day, day))).await?;
    let yesterday = calendar::days_after(day, -1);
    let before = visit_list_late(ask, (provider, yesterday), DAY_MINUTES - LATE).await?;
    let all = visits.iter().chain(&before);
    let persons: BTreeSet<PersonId> = all.map(|visit| visit.person).collect();
    let persons: Vec<PersonId> = persons.into_iter().collect();
    let demands = demands(ask, provider, &persons).await?;
    let board = Board {
        day: day_of(ask, provider, day).await?,
        zone: call.zone.clone(),
        workers: workers(ask, provider, day).await?,
        demands: demands.into_iter().map(|one| (one.person, one)).collect(),
        areas: residents::postal_codes(ask, call, &persons).await?,
        visits,
        before,
    };
    Ok((board, seen))
}

/// What breaks a rule of working time for one who works at a provider, on each of some days on which anything does.
pub async fn flaws_of(
    ask: &dyn Ask,
    call: &Call,
    (provider, user): (UnitId, UserId),
    (from, until): (Date, Date),
) -> Result<Vec<(Date, Vec<Finding>)>, Fault> {
    let around = (
        calendar::days_after(from, -WEEK),
        calendar::days_after(until, WEEK),
    );
    let mut worker = BoardWorker::new(user, String::new(), None);
    worker.shifts = shift_list_of(ask, user, around).await?;
    worker.shifts.retain(|shift| shift.provider == provider);
    worker.elsewhere = shift_list_elsewhere(ask, (&[user], provider), around).await?;
    worker.absences = absence_list(ask, provider, around).await?;
    worker.absences.retain(|absence| absence.user == user);
    let book = rulebook::reads::book(ask).await?;
    let mut all = vec![];
    let mut day = from;
    while day <= until {
        let found = match limits_of(&book, day)? {
            Some(limits) => working_time(&worker, day, (&limits, &call.zone)),
            None => vec![],
        };
        if !found.is_empty() {
            all.push((day, found));
        }
        day = calendar::days_after(day, 1);
    }
    Ok(all)
}

/// Those who work at a provider on any day of the week that begins on a day: also those who come or leave in it.
pub async fn workers_in_week(
    ask: &dyn Ask,
    provider: UnitId,
    from: Date,
) -> Result<Vec<BoardWorker>, Fault> {
    let mut staff: Vec<StaffView> = vec![];
    for n in 0..WEEK {
        let day = calendar::days_after(from, n);
        staff.extend(access::staff_at(ask, provider, day).await?);
    }
    with_times(ask, (provider, staff), from).await
}

/// Those who work at a provider on a day, in order of names.
async fn workers(ask: &dyn Ask, provider: UnitId, day: Date) -> Result<Vec<BoardWorker>, Fault> {
    let staff = access::staff_at(ask, provider, day).await?;
    with_times(ask, (provider, staff), day).await
}

/// People with their shifts and absences of the weeks around a day.
async fn with_times(
    ask: &dyn Ask,
    (provider, staff): (UnitId, Vec<StaffView>),
    day: Date,
) -> Result<Vec<BoardWorker>, Fault> {
    let around = (
        calendar::days_after(day, -WEEK),
        calendar::days_after(day, WEEK),
    );
    let mut by_user: BTreeMap<UserId, BoardWorker> = BTreeMap::new();
    for one in staff {
        let user = one.assignment.user;
        let worker = || BoardWorker::new(user, one.name.clone(), one.assignment.team);
        by_user.entry(user).or_insert_with(worker);
    }
    for shift in shift_list(ask, provider, around).await? {
        if let Some(worker) = by_user.get_mut(&shift.shift.user) {
            worker.shifts.push(shift);
        }
    }
    for absence in absence_list(ask, provider, around).await? {
        if let Some(worker) = by_user.get_mut(&absence.user) {
            worker.absences.push(absence);
        }
    }
    let users: Vec<UserId> = by_user.keys().copied().collect();
    for shift in shift_list_elsewhere(ask, (&users, provider), around).await? {
        if let Some(worker) = by_user.get_mut(&shift.shift.user) {
            worker.elsewhere.push(shift);
        }
    }
    for profile in profiles(ask, &users).await? {
        if let Some(worker) = by_user.get_mut(&profile.user) {
            worker.profile = profile;
        }
    }
    let mut all: Vec<BoardWorker> = by_user.into_values().collect();
    all.sort_by_cached_key(|worker| (kernel::swedish_order(&worker.name), worker.user));
    Ok(all)
}

//! A provider's day, whole.

use std::collections::{BTreeMap, BTreeSet};

use duties::calendar;
use kernel::{Call, Date, Fault, PersonId, UnitId, UserId};
use store::Ask;

use crate::{
    model::{Board, BoardWorker, Profile},
    rules::Limits,
    store::{
        absence::absence_list,
        day::day_of,
        profile::{demands, profiles},
        shift::shift_list,
        visit_list::{Whose, persons_seen, visit_list},
    },
};

/// Days of a week; rest is looked at over the week of a day and the day before and after.
const WEEK: i64 = 7;

/// The numbers by which a day is judged.
pub async fn limits(ask: &dyn Ask, on: Date) -> Result<Limits, Fault> {
    let book = rulebook::reads::book(ask).await?;
    Limits::of(&book, on).map_err(Fault::from)
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
    let persons: BTreeSet<PersonId> = visits.iter().map(|visit| visit.person).collect();
    let persons: Vec<PersonId> = persons.into_iter().collect();
    let demands = demands(ask, provider, &persons).await?;
    let board = Board {
        day: day_of(ask, provider, day).await?,
        zone: call.zone.clone(),
        workers: workers(ask, provider, day).await?,
        demands: demands.into_iter().map(|one| (one.person, one)).collect(),
        areas: residents::postal_codes(ask, call, &persons).await?,
        visits,
    };
    Ok((board, seen))
}

/// Those who work at a provider on a day or have a shift there in its week, in order of names.
async fn workers(ask: &dyn Ask, provider: UnitId, day: Date) -> Result<Vec<BoardWorker>, Fault> {
    let around = (
        calendar::days_after(day, -WEEK),
        calendar::days_after(day, WEEK),
    );
    let staff = access::staff_at(ask, provider, day).await?;
    let mut by_user: BTreeMap<UserId, BoardWorker> = BTreeMap::new();
    for one in staff {
        let worker = || BoardWorker {
            user: one.assignment.user,
            name: one.name.clone(),
            team: one.assignment.team,
            profile: Profile::blank(one.assignment.user),
            shifts: vec![],
            absences: vec![],
        };
        by_user.entry(one.assignment.user).or_insert_with(worker);
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
    for profile in profiles(ask, &users).await? {
        if let Some(worker) = by_user.get_mut(&profile.user) {
            worker.profile = profile;
        }
    }
    let mut all: Vec<BoardWorker> = by_user.into_values().collect();
    all.sort_by_cached_key(|worker| (organisation::swedish_order(&worker.name), worker.user));
    Ok(all)
}

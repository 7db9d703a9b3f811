//! The few who are told of for a whole year in a small municipality: Ragnar, and some with the same provider. All of a
//! year's visits would take too long to fill in; a few whole lives show how months follow on each other.

use std::collections::BTreeSet;

use kernel::{Date, Problem, Role, UnitId, UserId};
use organisation::{Circumstance, Per};
use schedules::{ChangeVisits, ExtendPlans, Placing, ScheduledVisit, SeenVisit, VisitChange};

use super::{
    Filling,
    plans::{self, Answered},
    schedule::{self, EVENING, MORNING, shift},
    stage::{FillError, Stage, Worker},
};
use crate::{Client, Plan, Size};

/// History that is shorter has no year in it.
const LEAST: u32 = 300;
/// So many days ago the applications came in: plans that were agreed after that need not be gone through again yet.
const AGO: i64 = 345;
/// How many there are beside Ragnar: as many as it takes for measures not to be hidden as those of a few.
const OTHERS: usize = 5;
/// The most visits a day of one of them.
const VISITS: u32 = 2;
/// So many days are laid out, and planned, in one go.
const LAID: i64 = 7;
/// Minutes from one visit to the next.
const BETWEEN: i64 = 10;

/// Who, and by whom they are helped.
#[derive(Debug)]
pub(super) struct Year {
    provider: UnitId,
    /// Their places among the plan's clients.
    clients: BTreeSet<usize>,
}

impl Year {
    /// Nobody in larger municipalities, or where no year is asked for.
    pub(super) fn of(plan: &Plan, filling: Filling) -> Option<Self> {
        if plan.wish.size != Size::Small || filling.history_days < LEAST {
            return None;
        }
        let provider = plan.clients.first()?.grants.first()?.provider;
        let fits = |(place, client): &(usize, &Client)| {
            *place > 0 && is_whole(*place) && fits(client, provider)
        };
        let others = plan.clients.iter().enumerate().filter(fits);
        // Those with most visits first: continuity is counted for those who have two a day.
        let mut others: Vec<(u32, usize)> = others
            .map(|(place, client)| (visits_a_day(client, provider), place))
            .collect();
        others.sort_by_key(|(visits, place)| (u32::MAX - visits, *place));
        let others = others.into_iter().take(OTHERS).map(|(_, place)| place);
        Some(Self {
            provider,
            clients: others.chain([0]).collect(),
        })
    }

    /// So many days ago the application of somebody came in whom the year says something about: those with the year's
    /// provider whom it is not told of came lately, so that no month has help without visits.
    pub(super) fn ago(&self, (place, client): (usize, &Client)) -> Option<i64> {
        let spread = i64::try_from(place).unwrap_or(0);
        if self.clients.contains(&place) {
            return Some(AGO - spread % 5);
        }
        let is_here = client
            .grants
            .iter()
            .any(|grant| grant.provider == self.provider);
        is_here.then_some(45 + spread % 3)
    }

    fn has(&self, one: &Answered) -> bool {
        one.provider == self.provider && self.clients.contains(&one.client)
    }

    /// Whether somebody is told of for the whole year.
    pub(super) fn has_client(&self, place: usize) -> bool {
        self.clients.contains(&place)
    }

    /// Who helps them.
    pub(super) const fn provider(&self) -> UnitId {
        self.provider
    }
}

/// Whether a thread is told whole, and a plan is made of it.
const fn is_whole(place: usize) -> bool {
    !matches!(place % 16, 5 | 9 | 13) && place % 12 != 3
}

fn fits(client: &Client, provider: UnitId) -> bool {
    let is_double = client.grants.iter().flat_map(|grant| &grant.tasks);
    let is_double = is_double
        .flat_map(|task| &task.circumstances)
        .any(|one| *one == Circumstance::DoubleStaffing);
    let is_here = client
        .grants
        .iter()
        .any(|grant| grant.provider == provider && !grant.tasks.is_empty());
    is_here && client.protection.is_none() && !is_double && visits_a_day(client, provider) <= VISITS
}

/// How often somebody comes from a provider each day.
fn visits_a_day(client: &Client, provider: UnitId) -> u32 {
    let grants = client
        .grants
        .iter()
        .filter(|grant| grant.provider == provider);
    let daily = grants
        .flat_map(|grant| &grant.tasks)
        .filter(|task| task.frequency.per == Per::Day);
    let times = daily.map(|task| u32::try_from(task.frequency.times).unwrap_or(u32::MAX));
    times.max().unwrap_or(0)
}

/// Makes a plan, and where it is of the year the schedule hears of it.
pub(super) async fn make_plan(stage: &mut Stage<'_>, one: &Answered) -> Result<(), FillError> {
    let laying = stage
        .year
        .as_ref()
        .and_then(|(year, laying)| year.has(one).then_some(*laying));
    let Some(laying) = laying else {
        return plans::make(stage, one).await;
    };
    // What lies in one commit is heard by those of whoever began it.
    let telling = std::mem::replace(&mut stage.store, laying);
    telling.settle().await.map_err(Problem::from)?;
    let made = plans::make(stage, one).await;
    stage.store = telling;
    laying.settle().await.map_err(Problem::from)?;
    made
}

/// The day from which there may be visits.
pub(super) fn began(stage: &Stage<'_>) -> Date {
    match stage.year {
        Some(_) => schedule::days_after(stage.today(), -AGO),
        None => schedule::began(stage),
    }
}

/// Lays the year's visits out, and gives each to one of a small group, until the days that are told of all.
pub(super) async fn tell(stage: &mut Stage<'_>) -> Result<(), FillError> {
    let Some(provider) = stage.year.as_ref().map(|(year, _)| year.provider) else {
        return Ok(());
    };
    let end = schedule::began(stage);
    let planner = stage.worker_at(provider, Role::Planner);
    let Some(planner) = planner.or_else(|| stage.worker_at(provider, Role::UnitManager)) else {
        return Ok(());
    };
    let workers = stage.workers.iter().flatten();
    let here = |one: &&Worker| one.unit == provider && one.role == Role::CareWorker;
    let group: Vec<UserId> = workers.filter(here).map(|one| one.user).take(4).collect();
    let mut first = began(stage);
    while first < end {
        let at = stage.moment(first, 4, 0);
        while stage.system(at, &ExtendPlans).await? == ExtendPlans::BATCH {}
        let last = schedule::days_after(first, LAID - 1).min(schedule::days_after(end, -1));
        week(stage, planner, (&group, (first, last))).await?;
        first = schedule::days_after(first, LAID);
    }
    Ok(())
}

/// A week: who works, and who comes to whom.
async fn week(
    stage: &mut Stage<'_>,
    planner: Worker,
    (group, (first, last)): (&[UserId], (Date, Date)),
) -> Result<(), FillError> {
    let reader = stage.reader();
    let visits = schedules::visits_of_provider(reader, planner.unit, (first, last)).await;
    let visits = visits.map_err(Problem::from)?;
    let at = stage.moment(first, 5, 0);
    let mut changes = vec![];
    for n in 0..LAID {
        let day = schedule::days_after(first, n);
        let of_day: Vec<&ScheduledVisit> = visits
            .iter()
            .filter(|one| one.placing.day == day && one.is_planned())
            .collect();
        if of_day.is_empty() {
            continue;
        }
        let on_duty = on_duty(group, n);
        let mut free = [MORNING.0 + 15, EVENING.0 + 15];
        for visit in of_day {
            let half = usize::from(visit.window.to() > MORNING.1);
            let (Some(user), Some(free)) = (on_duty.get(half), free.get_mut(half)) else {
                continue;
            };
            let minutes = visit.minutes.count();
            let last = visit.window.to() - minutes;
            let start = visit.window.from().max(*free).min(last);
            *free = start + minutes + BETWEEN;
            changes.push(VisitChange {
                seen: SeenVisit {
                    visit: visit.id,
                    version: visit.version,
                },
                to: Placing {
                    start: Some(start),
                    workers: user.iter().copied().collect(),
                    ..visit.placing.clone()
                },
            });
        }
        for (user, times) in on_duty.iter().zip([MORNING, EVENING]) {
            let Some(user) = user else { continue };
            let shift = shift(*user, day, times);
            stage.act(planner.actor(), at, &shift).await?;
        }
    }
    if changes.is_empty() {
        return Ok(());
    }
    let change = ChangeVisits { changes, why: None };
    stage.act(planner.actor(), at, &change).await?;
    Ok(())
}

/// Who works in the morning and who in the evening of a day of the week: some four days, the others three.
fn on_duty(group: &[UserId], n: i64) -> [Option<UserId>; 2] {
    let is_late = usize::from(n >= 4);
    let one = |place: usize| group.get(place % group.len().max(1)).copied();
    [one(is_late), one(2 + is_late)]
}

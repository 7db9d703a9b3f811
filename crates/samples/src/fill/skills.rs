//! What those who come can do and what visits ask for, who has called in ill, and what was learned too late for the plan:
//! so that a planner's day has something to settle.

use std::collections::{BTreeMap, BTreeSet};

use jiff::SignedDuration;
use kernel::{Date, Period, PersonId, Problem, UnitId, UserId};
use organisation::Circumstance;
use residents::LanguageCode;
use schedules::{
    AbsenceKind, Competence, DayMinute, Demand, NoteAbsence, Profile, ScheduledVisit, SetDemand,
    SetProfile,
};

use super::stage::{FillError, Stage, Worker};
use crate::{
    Client,
    draws::{Area, Draws},
};

/// Of a thousand members of staff, so many hold each competence.
const HELD: [(Competence, u64); 4] = [
    (Competence::Medication, 940),
    (Competence::Lift, 880),
    (Competence::Dementia, 800),
    (Competence::Driving, 850),
];
/// Of a thousand, so many speak another language than Swedish and English.
const SPEAKS: u64 = 260;
/// The languages that are spoken, those of many of the persons among them.
const LANGUAGES: [&str; 7] = ["fi", "ar", "so", "bs", "es", "fa", "pl"];
/// Conditions that ask for a competence of whoever comes, by the beginning of how they are told.
const ASKED_BY: [(&str, Competence); 2] = [
    ("Diabetes", Competence::Medication),
    ("Alzheimers", Competence::Dementia),
];
/// So long ago somebody called in ill.
const CALLED: SignedDuration = SignedDuration::from_mins(20);

/// Says what the staff of a provider can do, and what its visits ask for, before the first day is planned.
pub(super) async fn tell(
    stage: &mut Stage<'_>,
    manager: Worker,
    (workers, first): (&[UserId], Date),
) -> Result<(), FillError> {
    let at = stage.moment(first, 8, 30);
    for user in workers {
        let place = u64::try_from(stage.known_worker(*user)).unwrap_or(u64::MAX);
        let profile = profile(*user, Draws::at(stage.plan.wish.seed, Area::Skills, place));
        stage
            .act(manager.actor(), at, &SetProfile { profile })
            .await?;
    }
    let plan = stage.plan;
    let clients: BTreeMap<PersonId, &Client> = plan
        .clients
        .iter()
        .map(|client| (client.id(), client))
        .collect();
    let days = (first, stage.today());
    let visits = visits(stage, manager.unit, days).await?;
    let persons: BTreeSet<PersonId> = visits.iter().map(|visit| visit.person).collect();
    for person in persons {
        let demand = clients.get(&person).map(|client| demand(client));
        let is_asked = |one: &Demand| !one.competences.is_empty() || one.language.is_some();
        let Some(demand) = demand.filter(is_asked) else {
            continue;
        };
        may_be_hidden(stage.act(manager.actor(), at, &SetDemand { demand }).await)?;
    }
    Ok(())
}

/// A protected person is for those who are named.
fn may_be_hidden(done: Result<(), FillError>) -> Result<(), FillError> {
    match done {
        Err(FillError::Action {
            problem: Problem::NotFound,
            ..
        }) => Ok(()),
        other => other,
    }
}

fn profile(user: UserId, mut draws: Draws) -> Profile {
    let mut profile = Profile::blank(user);
    for (competence, share) in HELD {
        if draws.chance(share) {
            profile.competences.insert(competence);
        }
    }
    let language = draws.pick(&LANGUAGES).copied();
    if draws.chance(SPEAKS) {
        let code = language.and_then(|code| LanguageCode::parse(code).ok());
        profile.languages.extend(code);
    }
    if draws.chance(700) {
        profile.languages.extend(LanguageCode::parse("en"));
    }
    profile
}

fn demand(client: &Client) -> Demand {
    let mut demand = Demand::blank(client.id());
    for (begins, competence) in ASKED_BY {
        let conditions = &client.life.conditions;
        if conditions.iter().any(|told| told.starts_with(begins)) {
            demand.competences.insert(competence);
        }
    }
    let is_lifted = client
        .life
        .circumstances
        .contains(&Circumstance::DoubleStaffing);
    if is_lifted {
        demand.competences.insert(Competence::Lift);
    }
    demand.language = client.row.person.languages.of_care();
    demand
}

async fn visits(
    stage: &Stage<'_>,
    provider: UnitId,
    days: (Date, Date),
) -> Result<Vec<ScheduledVisit>, FillError> {
    let found = schedules::visits_of_provider(stage.reader(), provider, days).await;
    Ok(found.map_err(Problem::from)?)
}

/// What has come up since the days were planned: at one provider somebody is ill, and at each something was learned of
/// somebody's visits that the plan did not know.
pub(super) async fn come_up(stage: &mut Stage<'_>, managers: &[Worker]) -> Result<(), FillError> {
    let (today, now) = (stage.today(), stage.filling.now);
    let tomorrow = duties::calendar::days_after(today, 1);
    let call = stage.call(kernel::Actor::system("samples"), now - CALLED);
    let called = DayMinute::of(&call);
    let mut most: Option<(usize, Worker, UserId)> = None;
    for manager in managers {
        let mut ahead = visits(stage, manager.unit, (today, tomorrow)).await?;
        ahead.retain(|visit| visit.is_planned() && !visit.has_begun(called));
        learned(stage, *manager, &ahead).await?;
        let workers: BTreeSet<UserId> = users(&ahead).collect();
        // Whoever has the fewest visits of those who have some: the others can take them over.
        let load = |user: &UserId| users(&ahead).filter(|one| one == user).count();
        let fewest = workers.iter().min_by_key(|user| (load(user), **user));
        let is_most = most.is_none_or(|(count, _, _)| ahead.len() > count);
        if let (Some(user), true) = (fewest, is_most && workers.len() > 2) {
            most = Some((ahead.len(), *manager, *user));
        }
    }
    let Some((_, manager, user)) = most else {
        return Ok(());
    };
    let at = (now - CALLED).max(stage.moment(today, 0, 0));
    let period = Period::new(today, Some(tomorrow));
    let ill = NoteAbsence {
        user,
        kind: AbsenceKind::Sick,
        period: period.map_err(|e| FillError::Plan(e.to_string()))?,
    };
    stage.act(manager.actor(), at, &ill).await?;
    Ok(())
}

fn users(visits: &[ScheduledVisit]) -> impl Iterator<Item = UserId> {
    visits
        .iter()
        .flat_map(|visit| visit.placing.workers.iter().copied())
}

/// The first visit ahead asks for what the one who comes does not hold.
async fn learned(
    stage: &mut Stage<'_>,
    manager: Worker,
    ahead: &[ScheduledVisit],
) -> Result<(), FillError> {
    for visit in ahead {
        let Some(user) = visit.placing.workers.first() else {
            continue;
        };
        let reader = stage.reader();
        let held = schedules::profile(reader, *user).await;
        let held = held.map_err(Problem::from)?.competences;
        let person = (visit.person, manager.unit);
        let demand = schedules::demand(reader, person.0, person.1).await;
        let mut demand = demand.map_err(Problem::from)?;
        let lacks = [Competence::Dementia, Competence::Lift]
            .into_iter()
            .find(|one| !held.contains(one));
        let Some(lacks) = lacks else { continue };
        demand.competences.insert(lacks);
        let at = stage.filling.now - CALLED;
        let set = SetDemand { demand };
        return may_be_hidden(stage.act(manager.actor(), at, &set).await);
    }
    Ok(())
}

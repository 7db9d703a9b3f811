//! Who comes to whom, over days.

use std::collections::{BTreeMap, BTreeSet};

use care_plans::CarePlanId;
use duties::calendar;
use kernel::{Call, Date, Fault, PersonId, UnitId, UserId};
use residents::Person;
use store::Ask;

use crate::{
    model::{ChangeReason, ScheduledVisit, VisitState},
    rules::{Continuity, Met, continuity, definitions},
    store::visit_list::{Whose, persons_seen, visit_list},
};

/// Days over which it is remembered who came.
const DAYS: i64 = 14;

/// Continuity at a provider by each definition, over the days up to and with the last: planned or made alike.
pub async fn continuity_of(
    ask: &dyn Ask,
    provider: UnitId,
    last: Date,
) -> Result<Vec<Continuity>, Fault> {
    let met = met(ask, provider, last).await?;
    Ok(definitions(last)
        .into_iter()
        .map(|definition| continuity(definition, &met, last))
        .collect())
}

/// Who came to each person in the fortnight before a day.
pub async fn lately_met(
    ask: &dyn Ask,
    provider: UnitId,
    day: Date,
) -> Result<BTreeMap<PersonId, Vec<UserId>>, Fault> {
    let mut people: BTreeMap<PersonId, BTreeSet<UserId>> = BTreeMap::new();
    for visit in visits(ask, provider, calendar::days_after(day, -1)).await? {
        people
            .entry(visit.person)
            .or_default()
            .extend(visit.placing.workers);
    }
    let people = people.into_iter();
    Ok(people
        .map(|(person, users)| (person, users.into_iter().collect()))
        .collect())
}

/// The clients of the fortnight up to and with a day whom the caller may see.
pub async fn clients_seen(
    ask: &dyn Ask,
    call: &Call,
    (provider, last): (UnitId, Date),
) -> Result<Vec<PersonId>, Fault> {
    let days = (calendar::days_after(last, 1 - DAYS), last);
    let seen = persons_seen(ask, call, (provider, days)).await?;
    Ok(seen.into_iter().collect())
}

async fn visits(ask: &dyn Ask, provider: UnitId, last: Date) -> Result<Vec<ScheduledVisit>, Fault> {
    let days = (calendar::days_after(last, 1 - DAYS), last);
    visit_list(ask, Whose::Provider(provider), days).await
}

async fn met(ask: &dyn Ask, provider: UnitId, last: Date) -> Result<Vec<Met>, Fault> {
    let visits = visits(ask, provider, last).await?;
    let persons: BTreeSet<PersonId> = visits.iter().map(|visit| visit.person).collect();
    let persons: Vec<PersonId> = persons.into_iter().collect();
    let persons: BTreeMap<PersonId, Person> = residents::persons(ask, &persons)
        .await?
        .into_iter()
        .map(|person| (person.id, person))
        .collect();
    let plans: BTreeSet<CarePlanId> = visits.iter().map(|visit| visit.plan).collect();
    let plans: Vec<CarePlanId> = plans.into_iter().collect();
    let kinds = care_plans::kinds_of_plans(ask, &plans).await?;
    let of = |visit: ScheduledVisit| {
        let was_away = visit.placing.state == VisitState::Cancelled
            && visit.placing.reason == Some(ChangeReason::PersonAway);
        let person = persons.get(&visit.person);
        Met {
            person: visit.person,
            age: person.and_then(|person| person.identity.age_on(visit.placing.day).map(i64::from)),
            day: visit.placing.day,
            start: visit.placing.start.unwrap_or(visit.window.from()),
            was_away,
            is_planned: visit.is_planned(),
            kinds: kinds.get(&visit.plan).cloned().unwrap_or_default(),
            workers: visit.placing.workers,
        }
    };
    Ok(visits.into_iter().map(of).collect())
}

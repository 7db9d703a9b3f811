//! Who comes to whom, over days.

use std::collections::{BTreeMap, BTreeSet};

use duties::calendar;
use kernel::{Date, Fault, PersonId, UnitId, UserId};
use residents::Person;
use store::Ask;

use crate::{
    model::{ChangeReason, VisitState},
    rules::{Continuity, Met, continuity, definitions},
    store::visit_list::{Whose, visit_list},
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
    Ok(definitions()
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
    for visit in met(ask, provider, calendar::days_after(day, -1)).await? {
        people
            .entry(visit.person)
            .or_default()
            .extend(visit.workers);
    }
    let people = people.into_iter();
    Ok(people
        .map(|(person, users)| (person, users.into_iter().collect()))
        .collect())
}

async fn met(ask: &dyn Ask, provider: UnitId, last: Date) -> Result<Vec<Met>, Fault> {
    let days = (calendar::days_after(last, 1 - DAYS), last);
    let visits = visit_list(ask, Whose::Provider(provider), days).await?;
    let persons: BTreeSet<PersonId> = visits.iter().map(|visit| visit.person).collect();
    let persons: Vec<PersonId> = persons.into_iter().collect();
    let persons: BTreeMap<PersonId, Person> = residents::persons(ask, &persons)
        .await?
        .into_iter()
        .map(|person| (person.id, person))
        .collect();
    let of = |visit: crate::model::ScheduledVisit| {
        let was_away = visit.placing.state == VisitState::Cancelled
            && visit.placing.reason == Some(ChangeReason::PersonAway);
        let person = persons.get(&visit.person);
        Met {
            person: visit.person,
            age: person.and_then(|person| person.identity.age_on(visit.placing.day).map(i64::from)),
            day: visit.placing.day,
            start: visit.placing.start.unwrap_or(visit.window.from()),
            workers: visit.placing.workers,
            was_away,
        }
    };
    Ok(visits.into_iter().map(of).collect())
}

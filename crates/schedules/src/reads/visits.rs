//! Visits, one by one, of a person and of one who works. Whether the reader may see them is asked before.

use care_plans::CarePlanId;
use kernel::{Date, Fault, PersonId, UnitId, UserId};
use store::Ask;

use crate::{
    model::{ScheduledVisit, VisitId, VisitState},
    store::{
        visit as rows,
        visit_list::{self, Whose, visit_list, visit_list_of_worker},
    },
};

/// One visit of a person. The person is part of the question, so that an address that pairs a visit with another
/// person finds nothing.
pub async fn visit(
    ask: &dyn Ask,
    person: PersonId,
    id: VisitId,
) -> Result<Option<ScheduledVisit>, Fault> {
    let visit = rows::visit_by_id(ask, id).await?;
    Ok(visit.filter(|visit| visit.person == person))
}

/// One visit by its id alone, for those who have been told of it. Whether it may be seen is theirs to ask.
pub async fn visit_by_id(ask: &dyn Ask, id: VisitId) -> Result<Option<ScheduledVisit>, Fault> {
    rows::visit_by_id(ask, id).await
}

/// The visits of a person in some days, both ends in them.
pub async fn visits_of_person(
    ask: &dyn Ask,
    person: PersonId,
    days: (Date, Date),
) -> Result<Vec<ScheduledVisit>, Fault> {
    visit_list(ask, Whose::Person(person), days).await
}

/// The visits of a provider in some days, both ends in them.
pub async fn visits_of_provider(
    ask: &dyn Ask,
    provider: UnitId,
    days: (Date, Date),
) -> Result<Vec<ScheduledVisit>, Fault> {
    visit_list(ask, Whose::Provider(provider), days).await
}

/// The visits that somebody makes in some days, both ends in them, in order of time.
pub async fn visits_of_worker(
    ask: &dyn Ask,
    user: UserId,
    days: (Date, Date),
) -> Result<Vec<ScheduledVisit>, Fault> {
    let mut visits = visit_list_of_worker(ask, user, days).await?;
    visits.sort_by_key(|visit| {
        let start = visit.placing.start.unwrap_or(visit.window.from());
        (visit.placing.day, start, visit.id)
    });
    Ok(visits)
}

/// The plans that have visits in the schedule, in the order of their ids, after one of them: for those who go through
/// all.
pub async fn plans_with_visits(
    ask: &dyn Ask,
    after: Option<CarePlanId>,
    most: i64,
) -> Result<Vec<CarePlanId>, Fault> {
    visit_list::plans_with_visits(ask, after, most).await
}

/// Which visits of a plan stand on some days, both ends in them; those of a state, or all.
pub async fn visits_of_plan(
    ask: &dyn Ask,
    plan: CarePlanId,
    of: ((Date, Date), Option<VisitState>),
) -> Result<Vec<VisitId>, Fault> {
    visit_list::visit_ids(ask, plan, of).await
}

//! Handovers: who is told of them, who can have a case, and which cases can be handed over.

use access::{Need, Policy, Resource, StaffView, Visible};
use jiff::SignedDuration;
use kernel::{Call, Date, Fault, PersonId, Role, UnitId, UserId};
use store::Ask;

use crate::{
    model::{Case, CaseHandover},
    store::{
        case_list::cases_to_hand_over,
        handover::{Side, handovers_told},
    },
};

/// For so long are both told of a handover; in the person's history it stands for good.
const TOLD_DAYS: i64 = 14;

/// What somebody is told of: cases that came, and cases that went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ToldHandovers {
    /// Those that the user got.
    pub came: Vec<CaseHandover>,
    /// Those that the user no longer has, and did not hand over herself or himself.
    pub went: Vec<CaseHandover>,
}

/// The handovers of the last two weeks that somebody is told of.
pub async fn told_handovers(
    ask: &dyn Ask,
    call: &Call,
    user: UserId,
) -> Result<ToldHandovers, Fault> {
    let since = call
        .now
        .checked_sub(SignedDuration::from_hours(24 * TOLD_DAYS))
        .map_err(|e| Fault::from_source("two weeks ago", e))?;
    Ok(ToldHandovers {
        came: handovers_told(ask, (user, Side::To), since).await?,
        went: handovers_told(ask, (user, Side::From), since).await?,
    })
}

/// The case officers of a unit on a day, by name.
pub async fn officers_at(ask: &dyn Ask, unit: UnitId, day: Date) -> Result<Vec<StaffView>, Fault> {
    let mut staff = access::staff_at(ask, unit, day).await?;
    staff.retain(|one| one.assignment.role == Role::CaseOfficer);
    staff.dedup_by_key(|one| one.assignment.user);
    Ok(staff)
}

/// A case that can be handed over.
#[derive(Debug, Clone)]
pub struct CaseToHandOver {
    /// The case.
    pub case: Case,
    /// The person's name, where the reader may know it.
    pub person_name: Option<String>,
    /// The officer's name.
    pub officer_name: String,
}

/// The cases of the unit that are not closed and that the actor may hand over, by officer; with one, that one's.
pub async fn hand_over_list(
    ask: &dyn Ask,
    call: &Call,
    (unit, officer): (UnitId, Option<UserId>),
    most: i64,
) -> Result<Vec<CaseToHandOver>, Fault> {
    let need = Need::write(Resource::CaseAssignment);
    let cases = cases_to_hand_over(ask, (unit, officer), most, |statement| {
        Visible::narrow(call, &need, "person_id", statement)
    })
    .await?;
    let officers: Vec<UserId> = cases.iter().map(|case| case.officer).collect();
    let officers = access::user_names(ask, &officers).await?;
    let known = known_persons(ask, call, &cases).await?;
    let persons = residents::persons(ask, &known).await?;
    let lines = cases.into_iter().map(|case| CaseToHandOver {
        person_name: persons
            .iter()
            .find(|person| person.id == case.person)
            .map(residents::Person::name),
        officer_name: officers.get(&case.officer).cloned().unwrap_or_default(),
        case,
    });
    Ok(lines.collect())
}

/// The persons of some cases whose names the actor may know.
async fn known_persons(ask: &dyn Ask, call: &Call, cases: &[Case]) -> Result<Vec<PersonId>, Fault> {
    let mut persons: Vec<PersonId> = cases.iter().map(|case| case.person).collect();
    persons.sort_unstable();
    persons.dedup();
    let facts = access::facts_of_all(ask, &call.actor, &persons, call.today()).await?;
    let policy = Policy::standing()?;
    persons.retain(|person| {
        let need = Need::see(Resource::PersonInSearch).about(*person);
        let facts = facts.get(person);
        facts.is_some_and(|facts| access::decide(policy, &call.actor, &need, facts).is_permit())
    });
    Ok(persons)
}

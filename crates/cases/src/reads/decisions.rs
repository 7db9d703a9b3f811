//! Decisions: those about a person, and their follow-ups.

use kernel::{Call, Date, Fault, PersonId, UnitId};
use page_kit::Window;
use store::Ask;

use crate::{
    model::{Decision, DecisionId, FollowUp},
    store::{
        decision::{decision_by_id, decision_list_of_person},
        follow_up::{DueWithin, follow_up_list, persons_due},
    },
};

/// One decision about a person; whether it may be shown is the caller's question to access.
pub async fn decision(
    ask: &dyn Ask,
    person: PersonId,
    id: DecisionId,
) -> Result<Option<Decision>, Fault> {
    decision_by_id(ask, person, id).await
}

/// The decisions about a person, newest first.
pub async fn decisions_of_person(ask: &dyn Ask, person: PersonId) -> Result<Vec<Decision>, Fault> {
    decision_list_of_person(ask, person).await
}

/// The follow-ups of a decision, oldest first; one that waits has no day on which it was done.
pub async fn follow_ups(ask: &dyn Ask, decision: DecisionId) -> Result<Vec<FollowUp>, Fault> {
    follow_up_list(ask, decision).await
}

/// Which persons with decisions to follow up are asked for.
#[derive(Debug, Clone)]
pub struct ToFollowUp {
    /// Of which ordering unit.
    pub unit: UnitId,
    /// From which day something is to be followed up.
    pub from: Date,
    /// To which day.
    pub to: Date,
    /// Only these persons, where somebody is searched for.
    pub among: Option<Vec<PersonId>>,
}

/// A person with decisions to follow up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUpLine {
    /// Who.
    pub person: PersonId,
    /// The person's name.
    pub person_name: String,
    /// The earliest day before which one of them is to be followed up.
    pub due: Date,
    /// How many of them.
    pub decisions: i64,
}

/// A page of persons with decisions to follow up whom the caller may see, by the earliest day, and how many there are.
pub async fn to_follow_up(
    ask: &dyn Ask,
    call: &Call,
    which: &ToFollowUp,
    window: Window,
) -> Result<(Vec<FollowUpLine>, i64), Fault> {
    let within = DueWithin {
        unit: which.unit,
        from: which.from,
        to: which.to,
        among: which.among.clone(),
    };
    let (found, total) = persons_due(ask, call, &within, window).await?;
    let ids: Vec<PersonId> = found.iter().map(|(person, _, _)| *person).collect();
    let persons = residents::persons(ask, &ids).await?;
    let lines = found.into_iter().map(|(person, due, decisions)| {
        let known = persons.iter().find(|one| one.id == person);
        FollowUpLine {
            person,
            person_name: known.map(residents::Person::name).unwrap_or_default(),
            due,
            decisions,
        }
    });
    Ok((lines.collect(), total))
}

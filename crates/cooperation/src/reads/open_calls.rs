//! What a unit has in hand: calls to answer, meetings to hold, plans to follow up.

use kernel::{Call, Fault, PersonId, UnitId};
use page_kit::Window;
use store::Ask;

use crate::{model::Plan, store::plan::plan_list_open};

/// An open plan in a list, with the name of the person.
#[derive(Debug, Clone)]
pub struct OpenCall {
    /// The plan.
    pub plan: Plan,
    /// The person's name.
    pub person_name: String,
}

/// The open calls and plans of a unit whose persons the caller may see, and how many there are.
///
/// They can be sorted by `since`, `state` and `meeting`.
pub async fn open_calls(
    ask: &dyn Ask,
    call: &Call,
    unit: UnitId,
    window: Window,
) -> Result<(Vec<OpenCall>, i64), Fault> {
    let (plans, total) = plan_list_open(ask, call, unit, window).await?;
    let ids: Vec<PersonId> = plans.iter().map(|plan| plan.person).collect();
    let persons = residents::persons(ask, &ids).await?;
    let lines = plans.into_iter().map(|plan| {
        let person = persons.iter().find(|person| person.id == plan.person);
        OpenCall {
            person_name: person.map_or_else(String::new, residents::Person::name),
            plan,
        }
    });
    Ok((lines.collect(), total))
}

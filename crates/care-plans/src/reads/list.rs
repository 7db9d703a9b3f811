//! The plans that a provider makes, and those to the orders of an ordering unit.

use kernel::{Call, Date, Fault, PersonId, UnitId};
use page_kit::Window;
use store::Ask;

use crate::{
    model::CarePlan,
    store::list::{Which, Whose, plan_list, plan_waiting},
};

/// A plan in a list, with the name of the person.
#[derive(Debug, Clone)]
pub struct PlanLine {
    /// The plan.
    pub plan: CarePlan,
    /// The person's name.
    pub person_name: String,
}

/// Whose list is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlansOf {
    /// Those that a provider makes.
    Provider(UnitId),
    /// Those to orders of an ordering unit.
    Unit(UnitId),
}

/// Which of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanGroup {
    /// Nothing is agreed yet.
    Wanted,
    /// To be looked through again on a day or before it.
    ToReview(Date),
    /// Agreed, and holds on a day and after it.
    Standing(Date),
}

/// A list of plans whose persons the caller may see, and how many there are.
///
/// They can be sorted by `due`, `ordered` and `review`.
pub async fn plans(
    ask: &dyn Ask,
    call: &Call,
    (of, group): (PlansOf, PlanGroup),
    window: Window,
) -> Result<(Vec<PlanLine>, i64), Fault> {
    let whose = match of {
        PlansOf::Provider(unit) => Whose::Provider(unit),
        PlansOf::Unit(unit) => Whose::Unit(unit),
    };
    let which = match group {
        PlanGroup::Wanted => Which::Wanted,
        PlanGroup::ToReview(day) => Which::ToReview(day),
        PlanGroup::Standing(day) => Which::Standing(day),
    };
    let (plans, total) = plan_list(ask, call, (whose, which), window).await?;
    let ids: Vec<PersonId> = plans.iter().map(|plan| plan.person).collect();
    let persons = residents::persons(ask, &ids).await?;
    let lines = plans.into_iter().map(|plan| {
        let person = persons.iter().find(|person| person.id == plan.person);
        PlanLine {
            person_name: person.map(residents::Person::name).unwrap_or_default(),
            plan,
        }
    });
    Ok((lines.collect(), total))
}

/// How many plans of a provider, for persons whom the caller may see, are not made, and how many of those are late.
pub async fn plans_waiting(
    ask: &dyn Ask,
    call: &Call,
    provider: UnitId,
) -> Result<(i64, i64), Fault> {
    plan_waiting(ask, call, provider).await
}

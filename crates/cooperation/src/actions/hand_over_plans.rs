//! Plans of a person go on with another officer, when the one who had them hands over all that is about the person.

use kernel::{Call, PersonId, Problem, UnitId, UserId};
use store::Tx;

use super::entry;
use crate::store::plan::{plan_list_of_person, plans_go_over};

/// The plans of a person at a unit that have not ended and are an officer's get another. What was to be done about them
/// is not moved here: whoever hands the person over does that.
pub async fn hand_over_plans(
    tx: &Tx,
    call: &Call,
    (person, unit): (PersonId, UnitId),
    (from, to): (UserId, UserId),
) -> Result<(), Problem> {
    let mut plans = plan_list_of_person(tx, person).await?;
    plans.retain(|plan| plan.ended.is_none() && plan.unit == unit && plan.officer == from);
    if plans.is_empty() {
        return Ok(());
    }
    plans_go_over(tx, (person, unit), (from, to)).await?;
    let names = access::user_names(tx, &[from, to]).await?;
    let name = |user: UserId| {
        let name = names.get(&user).cloned();
        Some(name.unwrap_or_else(|| user.to_string()))
    };
    for plan in &plans {
        let told = entry(plan, "cooperation.handed-over");
        history::write(tx, call, told.change("officer", name(from), name(to))).await?;
    }
    Ok(())
}

//! Whether there is anything to lay out: asked before anybody acts, so that nobody waits for what is done already.

use care_plans::CarePlanId;
use kernel::{Call, Fault};
use rulebook::keys;
use store::Ask;

use crate::store::plan::{plans_behind, plans_known};

/// How many plans are looked at in one go.
pub(crate) const BATCH: i64 = 50;

/// Some plans that hold, looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Looked {
    /// Whether any of them was never laid out.
    pub is_any_missing: bool,
    /// The plan after which to go on; none when all are looked through.
    pub last: Option<CarePlanId>,
}

/// Looks through some of the plans that hold, those after one of them.
pub async fn look(ask: &dyn Ask, after: Option<CarePlanId>) -> Result<Looked, Fault> {
    let plans = care_plans::standing_plans(ask, after, BATCH).await?;
    let ids: Vec<CarePlanId> = plans.iter().map(|plan| plan.id).collect();
    let known = plans_known(ask, &ids).await?;
    Ok(Looked {
        is_any_missing: ids.iter().any(|id| !known.contains(id)),
        last: ids.last().copied(),
    })
}

/// Whether any plan is to be laid out further.
pub async fn is_behind(ask: &dyn Ask, call: &Call) -> Result<bool, Fault> {
    let until = horizon(ask, call).await?;
    Ok(!plans_behind(ask, until, 1).await?.is_empty())
}

/// The last day until which plans are laid out today.
pub(crate) async fn horizon(ask: &dyn Ask, call: &Call) -> Result<kernel::Date, Fault> {
    let book = rulebook::reads::book(ask).await?;
    let days = book
        .rule(keys::LOCAL_SCHEDULE_HORIZON, call.today())?
        .days()?;
    Ok(duties::calendar::days_after(
        call.today(),
        i64::from(days) - 1,
    ))
}

//! What the room tells the rest.

use kernel::{Call, Problem};
use store::{News, Tx};

use crate::model::{CarePlan, Version};

/// Another version of a plan holds from now on, or none any more.
#[derive(Debug, Clone)]
pub struct PlanMoved {
    /// The plan as it is now.
    pub plan: CarePlan,
    /// The version that holds; none when the plan is over.
    pub standing: Option<Version>,
}

impl News for PlanMoved {}

/// Tells that another version holds.
pub(crate) async fn plan_moved(
    tx: &Tx,
    call: &Call,
    (plan, standing): (CarePlan, Option<Version>),
) -> Result<(), Problem> {
    tx.tell(call, &PlanMoved { plan, standing }).await
}

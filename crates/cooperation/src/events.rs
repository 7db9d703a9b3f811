//! What the room tells the rest.

use kernel::{Call, Problem};
use store::{News, Tx};

use crate::model::Plan;

/// A plan has ended: it was fulfilled or dropped, or the person does not want it.
#[derive(Debug, Clone)]
pub struct PlanEnded {
    /// The plan as it is now.
    pub plan: Plan,
}

impl News for PlanEnded {}

/// Tells that a plan has ended.
pub(crate) async fn plan_ended(tx: &Tx, call: &Call, plan: &Plan) -> Result<(), Problem> {
    let plan = plan.clone();
    tx.tell(call, &PlanEnded { plan }).await
}

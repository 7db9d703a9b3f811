//! Ends a call or a plan that is not to go on, with the reason.

use kernel::{Call, Problem, Prose};
use store::{Action, Tx};

use super::{ended, entry_from, plan_to_change};
use crate::{model::DropReason, model::SeenPlan, rules::end, store::plan::plan_save};

/// Why it ends.
#[derive(Debug, Clone)]
pub struct DropCall {
    /// Which plan.
    pub seen: SeenPlan,
    /// Why.
    pub reason: DropReason,
    /// In words.
    pub note: Option<Prose>,
}

impl Action for DropCall {
    const NAME: &'static str = "drop-call";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let plan = plan_to_change(tx, call, self.seen).await?;
        let before = plan.state;
        let plan = end(plan, self.reason, self.note.clone(), call.now)?;
        plan_save(tx, &plan).await?;
        let told = entry_from(&plan, "cooperation.dropped", before).reason(self.reason.key());
        history::write(tx, call, told).await?;
        ended(tx, call, &plan, self.reason.key()).await
    }
}

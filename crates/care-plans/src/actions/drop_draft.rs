//! Throws away a draft beside a version that holds.

use kernel::{Call, Problem, Refusal};
use store::{Action, Tx};

use super::steps::{draft_to_write, entry, save_written};
use crate::{
    model::{CarePlan, SeenPlan},
    store::version::draft_drop,
};

/// Throws a draft away. A plan of which nothing is agreed keeps its draft: it must be made.
#[derive(Debug, Clone, Copy)]
pub struct DropDraft {
    /// Of which plan, as it was seen.
    pub seen: SeenPlan,
}

impl Action for DropDraft {
    const NAME: &'static str = "drop-care-plan-draft";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let (plan, draft, _) = draft_to_write(tx, call, self.seen).await?;
        if plan.standing.is_none() {
            return Err(Refusal::new("care-plans-refusal-only-draft")
                .because(rulebook::keys::LOCAL_CARE_PLAN)
                .into());
        }
        draft_drop(tx, plan.id, draft.number).await?;
        let plan = CarePlan {
            draft: None,
            ..plan
        };
        let told = entry(&plan, "care-plans.draft-dropped").change(
            "number",
            Some(draft.number.to_string()),
            None,
        );
        save_written(tx, call, &plan, told).await
    }
}

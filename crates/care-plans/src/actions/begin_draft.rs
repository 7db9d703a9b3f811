//! Begins a new version of a plan that holds.

use kernel::{Call, Fault, Problem, Refusal};
use store::{Action, Tx};

use super::steps::{entry, save_written, to_write};
use crate::{
    model::{CarePlan, SeenPlan},
    rules::copy,
    store::version::{version_by_number, version_insert},
};

/// Begins a new version, with what holds now as its draft. What holds goes on holding until the new one is agreed.
#[derive(Debug, Clone, Copy)]
pub struct BeginDraft {
    /// Of which plan, as it was seen.
    pub seen: SeenPlan,
}

impl Action for BeginDraft {
    const NAME: &'static str = "begin-care-plan-draft";
    type Done = i64;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<i64, Problem> {
        let (plan, _) = to_write(tx, call, self.seen).await?;
        let (Some(number), None) = (plan.standing, plan.draft) else {
            return Err(Refusal::new("care-plans-refusal-draft-begun").into());
        };
        let standing = version_by_number(tx, plan.id, number)
            .await?
            .ok_or_else(|| Fault::new("a care plan's version is not there"))?;
        let draft = copy(call, &standing);
        version_insert(tx, &draft).await?;
        let number = draft.number;
        let plan = CarePlan {
            draft: Some(number),
            ..plan
        };
        let told =
            entry(&plan, "care-plans.draft-begun").change("number", None, Some(number.to_string()));
        save_written(tx, call, &plan, told).await?;
        Ok(number)
    }
}

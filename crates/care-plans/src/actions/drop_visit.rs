//! Takes a visit out of a draft.

use kernel::{Call, Problem};
use store::{Action, Tx};

use super::steps::{draft_to_write, entry, save_written};
use crate::{
    model::{PlannedVisitId, SeenPlan},
    store::visit::visit_drop,
};

/// Takes a visit out of a draft. What is agreed keeps its visits.
#[derive(Debug, Clone, Copy)]
pub struct DropVisit {
    /// Of which plan, as it was seen.
    pub seen: SeenPlan,
    /// Which.
    pub visit: PlannedVisitId,
}

impl Action for DropVisit {
    const NAME: &'static str = "drop-planned-visit";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let (plan, draft, _) = draft_to_write(tx, call, self.seen).await?;
        if !visit_drop(tx, (plan.id, draft.number), self.visit).await? {
            return Err(Problem::NotFound);
        }
        let was = draft
            .visits
            .iter()
            .find(|planned| planned.id == self.visit)
            .map(|planned| planned.visit.name.to_string());
        let told = entry(&plan, "care-plans.visit-dropped").change("visit", was, None);
        save_written(tx, call, &plan, told).await
    }
}

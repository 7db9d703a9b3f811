//! Plans a visit that comes again, or plans one anew.

use kernel::{Call, Problem};
use store::{Action, Tx};

use super::steps::{draft_to_write, entry, save_written};
use crate::{
    model::{NewVisit, PlannedVisit, PlannedVisitId, SeenPlan},
    rules::check_visit,
    store::visit::{visit_drop, visit_insert},
};

/// Plans a visit in a draft.
#[derive(Debug, Clone)]
pub struct PlanVisit {
    /// In which plan, as it was seen.
    pub seen: SeenPlan,
    /// Which is planned anew; none for one more.
    pub instead: Option<PlannedVisitId>,
    /// What is planned.
    pub visit: NewVisit,
}

impl Action for PlanVisit {
    const NAME: &'static str = "plan-visit";
    type Done = PlannedVisitId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<PlannedVisitId, Problem> {
        let (plan, draft, _) = draft_to_write(tx, call, self.seen).await?;
        let tasks = cases::order_tasks(tx, plan.order).await?;
        check_visit(&self.visit, &tasks).map_err(Problem::Refused)?;
        let at = (plan.id, draft.number);
        if let Some(old) = self.instead
            && !visit_drop(tx, at, old).await?
        {
            return Err(Problem::NotFound);
        }
        let planned = PlannedVisit {
            id: self.instead.unwrap_or_else(|| call.new_id()),
            visit: self.visit.clone(),
        };
        visit_insert(tx, at, &planned).await?;
        let told = entry(&plan, "care-plans.visit-planned").change(
            "visit",
            None,
            Some(self.visit.name.to_string()),
        );
        save_written(tx, call, &plan, told).await?;
        Ok(planned.id)
    }
}

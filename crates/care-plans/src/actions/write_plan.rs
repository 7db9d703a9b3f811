//! Writes in a draft: the person's part, goals and ways, wishes, rhythm, what to do if nobody opens.

use kernel::{Call, Problem};
use store::{Action, Tx};

use super::steps::{draft_to_write, entry, save_written};
use crate::{
    model::{NewVisit, PlanText, PlannedVisit, SeenPlan},
    rules::check_visit,
    store::{
        version::version_write,
        visit::{visit_insert, visits_drop},
    },
};

/// Writes in a draft. Nothing must be complete before it is agreed.
#[derive(Debug, Clone)]
pub struct WritePlan {
    /// Which, as it was seen.
    pub seen: SeenPlan,
    /// What stands in it from now on. Goals stay those of the order; only their ways are taken from here.
    pub text: PlanText,
    /// All its visits, where they are written with it; none to leave them as they are.
    pub visits: Option<Vec<NewVisit>>,
}

impl Action for WritePlan {
    const NAME: &'static str = "write-care-plan";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let (plan, mut draft, _) = draft_to_write(tx, call, self.seen).await?;
        let mut goals = draft.text.goals;
        for goal in &mut goals {
            let typed = self.text.goals.iter().find(|g| g.service == goal.service);
            goal.way = typed.and_then(|typed| typed.way.clone());
        }
        draft.text = PlanText {
            goals,
            ..self.text.clone()
        };
        if let Some(visits) = &self.visits {
            let tasks = cases::order_tasks(tx, plan.order).await?;
            for visit in visits {
                check_visit(visit, &tasks).map_err(Problem::Refused)?;
            }
        }
        version_write(tx, &draft).await?;
        if let Some(visits) = &self.visits {
            visits_drop(tx, plan.id, draft.number).await?;
            for visit in visits {
                let planned = PlannedVisit {
                    id: call.new_id(),
                    visit: visit.clone(),
                };
                visit_insert(tx, (plan.id, draft.number), &planned).await?;
            }
        }
        let told = entry(&plan, "care-plans.written").change(
            "number",
            None,
            Some(draft.number.to_string()),
        );
        save_written(tx, call, &plan, told).await
    }
}

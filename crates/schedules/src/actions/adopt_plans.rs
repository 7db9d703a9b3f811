//! Lays out plans that were agreed before there was a schedule.

use care_plans::CarePlanId;
use kernel::{Call, Problem};
use serde::{Deserialize, Serialize};
use store::{Action, Tx};

use super::hear_plans::begin;
use crate::{reads::BATCH, store::plan::plan_laid};

/// Looks through some of the plans that hold, and lays out those that are not. A plan that is laid out stays as it is,
/// so that it does not matter how often it is called.
#[derive(Debug, Clone, Copy, Default)]
pub struct AdoptPlans {
    /// The plan after which to go on; none to begin.
    pub after: Option<CarePlanId>,
}

/// What was found among some plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adopted {
    /// How many were laid out.
    pub laid: i64,
    /// The plan after which to go on; none when all are looked through.
    pub last: Option<CarePlanId>,
}

impl Action for AdoptPlans {
    const NAME: &'static str = "adopt-plans";
    type Done = Adopted;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<Adopted, Problem> {
        let plans = care_plans::standing_plans(tx, self.after, BATCH).await?;
        let mut laid = 0;
        for plan in &plans {
            if plan_laid(tx, plan.id).await?.is_some() {
                continue;
            }
            let view = care_plans::plan(tx, plan.person, plan.id).await?;
            if let Some(version) = view.as_ref().and_then(care_plans::PlanView::standing) {
                let help = care_plans::help_days(tx, plan).await?;
                begin(call, tx, (plan, version), help).await?;
                laid += 1;
            }
        }
        Ok(Adopted {
            laid,
            last: plans.last().map(|plan| plan.id),
        })
    }
}

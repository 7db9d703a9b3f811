//! Follows a plan up: it goes on until another day, or it is fulfilled.

use duties::calendar;
use kernel::{Call, Problem};
use store::{Action, Tx};

use super::{ended, entry_from, plan_to_change, terms, watch};
use crate::{
    model::{Course, FollowUp, SeenPlan},
    rules::{Deadline, FOLLOW_UP, follow_up},
    store::{follow_up::follow_up_insert, plan::plan_save},
};

/// How a plan went.
#[derive(Debug, Clone)]
pub struct FollowUpPlan {
    /// Which plan.
    pub seen: SeenPlan,
    /// How it went, and what comes next.
    pub course: Course,
}

impl Action for FollowUpPlan {
    const NAME: &'static str = "follow-up-plan";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let (noted_by, _) = call.staff()?;
        let plan = plan_to_change(tx, call, self.seen).await?;
        let (before, was) = (plan.state, plan.follow_up);
        let terms = terms(tx, call).await?;
        let today = calendar::day_of(call.now, &call.zone);
        let last = terms.follow_up.last_day(today);
        let plan = follow_up(plan, &self.course, (call.now, today), last)?;
        plan_save(tx, &plan).await?;
        let kept = FollowUp {
            id: call.new_id(),
            plan: plan.id,
            agreement: plan.agreement.unwrap_or(1),
            course: self.course.clone(),
            noted_by,
            noted_at: call.now,
        };
        follow_up_insert(tx, &kept).await?;
        let told = entry_from(&plan, "cooperation.followed-up", before).change(
            "follow-up",
            was.map(|day| day.to_string()),
            plan.follow_up.map(|day| day.to_string()),
        );
        history::write(tx, call, told).await?;
        duties::close(tx, call, FOLLOW_UP.key, watch::subject(&plan)).await?;
        match plan.follow_up {
            Some(day) => {
                let deadline = Deadline::follow_up(&plan, (call.now, day), &terms, &call.zone);
                watch::watch(tx, call, &plan, deadline).await
            }
            None => ended(tx, call, &plan, plan.state.key()).await,
        }
    }
}

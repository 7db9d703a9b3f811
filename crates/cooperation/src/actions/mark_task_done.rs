//! Marks that something in the plan was done.

use kernel::{Call, Problem};
use store::{Action, Tx};

use super::{entry, plan_to_change, watch};
use crate::{
    model::{SeenPlan, TaskDone, TaskId},
    rules::{TASK, task_done},
    store::{
        plan::plan_save,
        task::{task_done_insert, task_list},
    },
};

/// A task that was done.
#[derive(Debug, Clone)]
pub struct MarkTaskDone {
    /// Of which plan.
    pub seen: SeenPlan,
    /// Which task.
    pub task: TaskId,
    /// When, and how it went.
    pub done: TaskDone,
}

impl Action for MarkTaskDone {
    const NAME: &'static str = "mark-task-done";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let plan = plan_to_change(tx, call, self.seen).await?;
        let agreement = plan.agreement.ok_or(Problem::NotFound)?;
        let tasks = task_list(tx, plan.id, agreement).await?;
        let task = tasks
            .iter()
            .find(|task| task.id == self.task)
            .ok_or(Problem::NotFound)?;
        task_done(&plan, task, &self.done, call.today())?;
        task_done_insert(tx, task.id, &self.done).await?;
        plan_save(tx, &plan).await?;
        let told = entry(&plan, "cooperation.task-done").change(
            "done",
            None,
            Some(self.done.on.to_string()),
        );
        history::write(tx, call, told).await?;
        duties::close(tx, call, TASK.key, watch::task_subject(task)).await?;
        Ok(())
    }
}

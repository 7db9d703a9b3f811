//! Raises duties that nobody has done to those above.

use kernel::{Call, Fault, Problem};
use store::{Action, Tx};

use super::tell;
use crate::{
    DutyView, Raised,
    store::{StepRow, desk_add, duty_raise, passed_step, steps_of},
};

/// Raises the duties that are past their next step, a batch at a time; answers how many. Call it again while the
/// answer is [`Escalate::BATCH`].
///
/// What has been raised stands in the table, so that it does not matter how often it is called, by how many
/// servers, and when it was interrupted.
#[derive(Debug, Clone, Copy, Default)]
pub struct Escalate;

impl Escalate {
    /// How many duties one call raises at most.
    pub const BATCH: i64 = 200;
    /// The task by which the system acts.
    pub const TASK: &'static str = "escalation";
}

impl Action for Escalate {
    const NAME: &'static str = "escalate";
    type Done = i64;
    async fn run(&self, call: &Call, tx: &Tx) -> Result<i64, Problem> {
        let mut raised = 0;
        for duty in passed_step(tx, call.now, Self::BATCH).await? {
            raise(tx, call, &duty).await?;
            raised += 1;
        }
        Ok(raised)
    }
}

/// Takes all steps that have passed: after a long stop, a duty goes up several levels at once.
async fn raise(tx: &Tx, call: &Call, duty: &DutyView) -> Result<(), Fault> {
    let from = duty.raised.map_or(0, |raised| raised.level);
    let steps = steps_of(tx, duty.id).await?;
    let moment = |step: &StepRow| duty.due.checked_add(step.away).ok();
    let (passed, ahead): (Vec<StepRow>, Vec<StepRow>) = steps
        .into_iter()
        .filter(|step| step.level > from)
        .partition(|step| moment(step).is_some_and(|at| at <= call.now));
    let next = ahead.first().and_then(moment);
    for step in passed {
        let raised = Raised {
            level: step.level,
            role: step.role,
            unit: step.unit,
        };
        duty_raise(tx, duty.id, raised, next).await?;
        desk_add(tx, duty.id, (step.unit, step.role), step.level, duty.due).await?;
        let entry = tell::entry_on("duties.escalated", duty)
            .change("level", None, Some(step.level.to_string()))
            .change("role", None, Some(step.role.key().to_owned()))
            .change("unit", None, Some(step.unit.to_string()));
        history::write(tx, call, entry).await?;
    }
    Ok(())
}

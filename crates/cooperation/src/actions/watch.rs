//! Opens and ends the duties of a plan, in the transaction of the change that gives rise to it.

use duties::{EscalationStep, Subject};
use kernel::{Call, Problem, Role};
use store::Tx;

use crate::{
    model::{Party, Plan, Task},
    rules::{
        BEGIN, BEGIN_AT_DISCHARGE, Deadline, FOLLOW_UP, MEET, REGION_CALL, TASK, Terms, begin_kind,
    },
    store::task::task_list,
};

/// Opens a duty on a plan, for its officer; past due it goes to the manager of the unit too.
pub(super) async fn watch(
    tx: &Tx,
    call: &Call,
    plan: &Plan,
    deadline: Deadline,
) -> Result<(), Problem> {
    let since = plan.since.to_zoned(call.zone.clone()).date();
    let duty = deadline
        .kind
        .on(deadline.subject, plan.unit, deadline.due, plan.address())
        .person(plan.person)
        .user(plan.officer)
        .opened(deadline.opened)
        .label(format!("SIP {since}"))
        .step(EscalationStep {
            away: deadline.raised_after,
            to_role: Role::UnitManager,
            to_unit: plan.unit,
        });
    duties::open(tx, call, duty).await?;
    Ok(())
}

/// Closes the duty to begin as done.
pub(super) async fn begun(tx: &Tx, call: &Call, plan: &Plan) -> Result<(), Problem> {
    duties::close(tx, call, begin_kind(plan.origin).key, subject(plan)).await?;
    Ok(())
}

/// Opens the duties on what the municipality has promised for a day.
pub(super) async fn watch_tasks(
    tx: &Tx,
    call: &Call,
    plan: &Plan,
    (tasks, terms): (&[Task], &Terms),
) -> Result<(), Problem> {
    for task in tasks
        .iter()
        .filter(|task| task.task.party == Party::Municipality)
    {
        if let Some(day) = task.task.due {
            let deadline = Deadline::task(task, (call.now, day), terms, &call.zone);
            watch(tx, call, plan, deadline).await?;
        }
    }
    Ok(())
}

/// Lets go of the duties on tasks of the agreement that held until now.
pub(super) async fn drop_tasks(
    tx: &Tx,
    call: &Call,
    plan: &Plan,
    why: &str,
) -> Result<(), Problem> {
    let Some(agreement) = plan.agreement else {
        return Ok(());
    };
    for task in task_list(tx, plan.id, agreement).await? {
        duties::drop_duty(tx, call, TASK.key, task_subject(&task), why).await?;
    }
    Ok(())
}

/// Lets go of all duties of a plan that has ended.
pub(super) async fn drop_all(tx: &Tx, call: &Call, plan: &Plan, why: &str) -> Result<(), Problem> {
    for kind in [REGION_CALL, BEGIN, BEGIN_AT_DISCHARGE, MEET, FOLLOW_UP] {
        duties::drop_duty(tx, call, kind.key, subject(plan), why).await?;
    }
    drop_tasks(tx, call, plan, why).await
}

/// The plan, as duties name it.
pub(super) const fn subject(plan: &Plan) -> Subject {
    Subject::new("shared-plan", plan.id)
}

/// A task, as duties name it.
pub(super) const fn task_subject(task: &Task) -> Subject {
    Subject::new("shared-plan-task", task.id)
}

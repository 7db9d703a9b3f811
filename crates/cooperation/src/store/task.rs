//! Tasks of agreements in the store, and beside them that they were done; both only added to.

use kernel::{Date, Fault};
use store::{Ask, Row, Tx, sql};

use crate::model::{NewTask, PlanId, Task, TaskDone, TaskId};

fn read(row: &Row) -> Result<Task, Fault> {
    let on: Option<Date> = row.get("done_on")?;
    let note = row.get("note")?;
    Ok(Task {
        id: row.get("id")?,
        task: NewTask {
            need: row.get("need")?,
            what: row.get("what")?,
            party: row.keyed("party")?,
            who: row.get("who")?,
            due: row.get("due_on")?,
        },
        done: on.map(|on| TaskDone { on, note }),
    })
}

/// Adds a task to an agreement of a plan, at a place in it.
pub(crate) async fn task_insert(
    tx: &Tx,
    (plan, agreement): (PlanId, i64),
    place: i64,
    task: &Task,
) -> Result<(), Fault> {
    sql("INSERT INTO cooperation_task (id, plan_id, agreement, place, need, what, party, who, due_on) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
        .bind(task.id)
        .bind(plan)
        .bind(agreement)
        .bind(place)
        .bind(task.task.need.clone())
        .bind(task.task.what.clone())
        .bind(task.task.party.key())
        .bind(task.task.who.clone())
        .bind(task.task.due)
        .run(tx)
        .await?;
    Ok(())
}

/// The tasks of an agreement, in their order.
pub(crate) async fn task_list(
    ask: &dyn Ask,
    plan: PlanId,
    agreement: i64,
) -> Result<Vec<Task>, Fault> {
    let rows = sql(
        "SELECT t.id, t.need, t.what, t.party, t.who, t.due_on, d.done_on, d.note FROM cooperation_task t \
         LEFT JOIN cooperation_task_done d ON d.task_id = t.id WHERE t.plan_id = $1 AND t.agreement = $2 \
         ORDER BY t.place",
    )
    .bind(plan)
    .bind(agreement)
    .all(ask)
    .await?;
    rows.iter().map(read).collect()
}

/// Adds that a task was done.
pub(crate) async fn task_done_insert(tx: &Tx, task: TaskId, done: &TaskDone) -> Result<(), Fault> {
    sql("INSERT INTO cooperation_task_done (task_id, done_on, note) VALUES ($1, $2, $3)")
        .bind(task)
        .bind(done.on)
        .bind(done.note.clone())
        .run(tx)
        .await?;
    Ok(())
}

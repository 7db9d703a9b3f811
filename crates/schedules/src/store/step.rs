//! What visits were before a change, so that it can be undone.

use kernel::{Date, Fault, Id, UnitId, UserId};
use store::{Ask, Tx, sql};

use crate::model::{Placing, ScheduledVisit, VisitId};

/// Kind of [`ChangeId`].
pub(crate) enum VisitChanges {}
/// Id of a change: one press of a button, with as many visits as it touched.
pub(crate) type ChangeId = Id<VisitChanges>;
/// Kind of the id of a step.
enum Steps {}

/// A visit before a change.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub(crate) visit: VisitId,
    pub(crate) before: Placing,
    /// The version that the change left; another one now means that somebody has been there since.
    pub(crate) left: i64,
}

/// Notes what a visit was.
pub(crate) async fn step_insert(
    tx: &Tx,
    call: &kernel::Call,
    (change, on, by): (ChangeId, Date, UserId),
    visit: &ScheduledVisit,
) -> Result<(), Fault> {
    let before = serde_json::to_string(&visit.placing)
        .map_err(|e| Fault::from_source("what a visit was", e))?;
    let id: Id<Steps> = call.new_id();
    let row = sql("SELECT COALESCE(MAX(number), 0) AS n FROM schedule_step \
         WHERE provider_id = $1 AND on_day = $2 AND by_user = $3 AND undone = FALSE")
    .bind(visit.provider)
    .bind(on)
    .bind(by)
    .one(tx)
    .await?;
    let latest: i64 = row.map_or(Ok(0), |row| row.get("n"))?;
    sql(
        "INSERT INTO schedule_step (id, change_id, provider_id, on_day, visit_id, before, left_version, by_user, number, \
         undone) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, FALSE)",
    )
    .bind(id)
    .bind(change)
    .bind(visit.provider)
    .bind(on)
    .bind(visit.id)
    .bind(before)
    .bind(visit.version + 1)
    .bind(by)
    .bind(latest + 1)
    .run(tx)
    .await?;
    Ok(())
}

/// The latest change of somebody to a day that is not undone.
pub(crate) async fn change_latest(
    ask: &dyn Ask,
    (provider, day): (UnitId, Date),
    by: UserId,
) -> Result<Option<ChangeId>, Fault> {
    let row = sql(
        "SELECT change_id FROM schedule_step WHERE provider_id = $1 AND on_day = $2 AND by_user = $3 \
         AND undone = FALSE ORDER BY number DESC LIMIT 1",
    )
    .bind(provider)
    .bind(day)
    .bind(by)
    .one(ask)
    .await?;
    row.map(|row| row.get("change_id")).transpose()
}

/// The visits before a change.
pub(crate) async fn steps_of(ask: &dyn Ask, change: ChangeId) -> Result<Vec<Step>, Fault> {
    let rows = sql(
        "SELECT visit_id, before, left_version FROM schedule_step WHERE change_id = $1 ORDER BY number DESC",
    )
    .bind(change)
    .all(ask)
    .await?;
    rows.iter()
        .map(|row| {
            let before: String = row.get("before")?;
            Ok(Step {
                visit: row.get("visit_id")?,
                before: serde_json::from_str(&before)
                    .map_err(|e| Fault::from_source("what a visit was", e))?,
                left: row.get("left_version")?,
            })
        })
        .collect()
}

/// A visit was put back to what it was before a step: an earlier step of it can be undone next.
pub(crate) async fn step_put_back(tx: &Tx, step: &Step) -> Result<(), Fault> {
    sql(
        "UPDATE schedule_step SET left_version = $1 WHERE visit_id = $2 AND left_version = $3 AND undone = FALSE",
    )
    .bind(step.left + 1)
    .bind(step.visit)
    .bind(step.left - 1)
    .run(tx)
    .await?;
    Ok(())
}

/// Notes that a change is undone.
pub(crate) async fn change_undone(tx: &Tx, change: ChangeId) -> Result<(), Fault> {
    sql("UPDATE schedule_step SET undone = TRUE WHERE change_id = $1")
        .bind(change)
        .run(tx)
        .await?;
    Ok(())
}

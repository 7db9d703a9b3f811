//! What providers were asked to plan in another way.

use care_plans::CarePlanId;
use kernel::{Date, Fault};
use store::{Ask, Row, Tx, sql};

use crate::model::{FollowUpId, PlanRequest};

const COLUMNS: &str = "follow_up_id, decision_id, person_id, plan_id, provider_id, asked_at, asked, agreed_on, over_on";

fn read(row: &Row) -> Result<PlanRequest, Fault> {
    Ok(PlanRequest {
        follow_up: row.get("follow_up_id")?,
        decision: row.get("decision_id")?,
        person: row.get("person_id")?,
        plan: row.get("plan_id")?,
        provider: row.get("provider_id")?,
        asked_at: row.get("asked_at")?,
        asked: row.get("asked")?,
        agreed_on: row.get("agreed_on")?,
        over_on: row.get("over_on")?,
    })
}

/// Puts in what a provider is asked for.
pub(crate) async fn request_insert(tx: &Tx, new: &PlanRequest) -> Result<(), Fault> {
    sql(format!(
        "INSERT INTO follow_up_request ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    ))
    .bind(new.follow_up)
    .bind(new.decision)
    .bind(new.person)
    .bind(new.plan)
    .bind(new.provider)
    .bind(new.asked_at)
    .bind(new.asked.clone())
    .bind(new.agreed_on)
    .bind(new.over_on)
    .run(tx)
    .await?;
    Ok(())
}

/// What is asked for about a plan and has not been answered.
pub(crate) async fn requests_open(
    ask: &dyn Ask,
    plan: CarePlanId,
) -> Result<Vec<PlanRequest>, Fault> {
    let text = format!(
        "SELECT {COLUMNS} FROM follow_up_request WHERE plan_id = $1 AND agreed_on IS NULL AND over_on IS NULL \
         ORDER BY asked_at, decision_id"
    );
    let rows = sql(text).bind(plan).all(ask).await?;
    rows.iter().map(read).collect()
}

/// Notes that what was asked for has its answer.
pub(crate) async fn request_answer(tx: &Tx, of: &PlanRequest, on: Date) -> Result<(), Fault> {
    sql("UPDATE follow_up_request SET agreed_on = $1 WHERE follow_up_id = $2 AND decision_id = $3")
        .bind(on)
        .bind(of.follow_up)
        .bind(of.decision)
        .run(tx)
        .await?;
    Ok(())
}

/// Notes that the help ended before what was asked for was planned.
pub(crate) async fn request_end(tx: &Tx, of: &PlanRequest, on: Date) -> Result<(), Fault> {
    sql("UPDATE follow_up_request SET over_on = $1 WHERE follow_up_id = $2 AND decision_id = $3")
        .bind(on)
        .bind(of.follow_up)
        .bind(of.decision)
        .run(tx)
        .await?;
    Ok(())
}

/// What was asked for in a follow-up.
pub(crate) async fn requests_of(
    ask: &dyn Ask,
    follow_up: FollowUpId,
) -> Result<Vec<PlanRequest>, Fault> {
    let text = format!(
        "SELECT {COLUMNS} FROM follow_up_request WHERE follow_up_id = $1 ORDER BY decision_id"
    );
    let rows = sql(text).bind(follow_up).all(ask).await?;
    rows.iter().map(read).collect()
}

//! Versions in the store. A draft is written over; what is agreed is only left.

use kernel::{Date, Fault};
use organisation::ServiceCode;
use store::{Ask, Row, Statement, Tx, sql};

use super::visit::{visit_insert, visit_list, visits_drop};
use crate::model::{Agreed, CarePlanId, GoalWay, Part, PlanText, Version};

const COLUMNS: &str = "plan_id, number, part, part_note, took_part, own_words, abilities, wishes, rhythm, no_answer, \
                       difference, framed_minutes, agreed_on, agreed_at, agreed_by, review_on, left_on";

fn read(row: &Row) -> Result<Version, Fault> {
    Ok(Version {
        plan: row.get("plan_id")?,
        number: row.get("number")?,
        text: PlanText {
            part: row.keyed_maybe("part")?,
            part_note: row.get("part_note")?,
            took_part: row.get("took_part")?,
            own_words: row.get("own_words")?,
            goals: vec![],
            abilities: row.get("abilities")?,
            wishes: row.get("wishes")?,
            rhythm: row.get("rhythm")?,
            no_answer: row.get("no_answer")?,
            difference: row.get("difference")?,
        },
        visits: vec![],
        framed: row.get("framed_minutes")?,
        agreed: agreed(row)?,
        left: row.get("left_on")?,
    })
}

fn agreed(row: &Row) -> Result<Option<Agreed>, Fault> {
    let (on, at): (Option<Date>, _) = (row.get("agreed_on")?, row.get("agreed_at")?);
    let (by, review) = (row.get("agreed_by")?, row.get("review_on")?);
    Ok(match (on, at, by, review) {
        (Some(on), Some(at), Some(by), Some(review)) => Some(Agreed { on, at, by, review }),
        (None, None, None, None) => None,
        (_, _, _, _) => return Err(Fault::new("the agreement of a care plan is not whole")),
    })
}

/// What is written in a version, bound as `$1` to `$9`, and which version it is, as `$10` and `$11`.
fn written(statement: Statement, version: &Version) -> Statement {
    let text = &version.text;
    statement
        .bind(text.part.map(Part::key))
        .bind(text.part_note.clone())
        .bind(text.took_part.clone())
        .bind(text.own_words.clone())
        .bind(text.abilities.clone())
        .bind(text.wishes.clone())
        .bind(text.rhythm.clone())
        .bind(text.no_answer.clone())
        .bind(text.difference.clone())
        .bind(version.plan)
        .bind(version.number)
}

/// Puts in a draft with its goals and visits.
pub(crate) async fn version_insert(tx: &Tx, version: &Version) -> Result<(), Fault> {
    let text = "INSERT INTO care_plan_version (part, part_note, took_part, own_words, abilities, wishes, rhythm, \
                no_answer, difference, plan_id, number, framed_minutes) \
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    written(sql(text), version)
        .bind(version.framed)
        .run(tx)
        .await?;
    goals_set(tx, version).await?;
    for planned in &version.visits {
        visit_insert(tx, (version.plan, version.number), planned).await?;
    }
    Ok(())
}

/// Writes a draft over. What is agreed is not touched.
pub(crate) async fn version_write(tx: &Tx, version: &Version) -> Result<(), Fault> {
    let text = "UPDATE care_plan_version SET part = $1, part_note = $2, took_part = $3, own_words = $4, \
                abilities = $5, wishes = $6, rhythm = $7, no_answer = $8, difference = $9 \
                WHERE plan_id = $10 AND number = $11 AND agreed_on IS NULL";
    written(sql(text), version).run(tx).await?;
    goals_set(tx, version).await
}

/// Notes that a draft was agreed.
pub(crate) async fn version_agree(tx: &Tx, version: &Version, agreed: Agreed) -> Result<(), Fault> {
    sql(
        "UPDATE care_plan_version SET framed_minutes = $1, agreed_on = $2, agreed_at = $3, agreed_by = $4, \
         review_on = $5 WHERE plan_id = $6 AND number = $7 AND agreed_on IS NULL",
    )
    .bind(version.framed)
    .bind(agreed.on)
    .bind(agreed.at)
    .bind(agreed.by)
    .bind(agreed.review)
    .bind(version.plan)
    .bind(version.number)
    .run(tx)
    .await?;
    Ok(())
}

/// Notes the day from which a version no longer holds.
pub(crate) async fn version_leave(
    tx: &Tx,
    (plan, number): (CarePlanId, i64),
    on: Date,
) -> Result<(), Fault> {
    sql("UPDATE care_plan_version SET left_on = $1 WHERE plan_id = $2 AND number = $3 AND left_on IS NULL")
        .bind(on)
        .bind(plan)
        .bind(number)
        .run(tx)
        .await?;
    Ok(())
}

/// Throws a draft away.
pub(crate) async fn draft_drop(tx: &Tx, plan: CarePlanId, number: i64) -> Result<(), Fault> {
    visits_drop(tx, plan, number).await?;
    sql("DELETE FROM care_plan_goal WHERE plan_id = $1 AND number = $2")
        .bind(plan)
        .bind(number)
        .run(tx)
        .await?;
    sql("DELETE FROM care_plan_version WHERE plan_id = $1 AND number = $2 AND agreed_on IS NULL")
        .bind(plan)
        .bind(number)
        .run(tx)
        .await?;
    Ok(())
}

async fn goals_set(tx: &Tx, version: &Version) -> Result<(), Fault> {
    sql("DELETE FROM care_plan_goal WHERE plan_id = $1 AND number = $2")
        .bind(version.plan)
        .bind(version.number)
        .run(tx)
        .await?;
    for goal in &version.text.goals {
        sql("INSERT INTO care_plan_goal (plan_id, number, service, goal, way) VALUES ($1, $2, $3, $4, $5)")
            .bind(version.plan)
            .bind(version.number)
            .bind(goal.service.as_str())
            .bind(goal.goal.clone())
            .bind(goal.way.clone())
            .run(tx)
            .await?;
    }
    Ok(())
}

/// One version with its goals and visits.
pub(crate) async fn version_by_number(
    ask: &dyn Ask,
    plan: CarePlanId,
    number: i64,
) -> Result<Option<Version>, Fault> {
    let text =
        format!("SELECT {COLUMNS} FROM care_plan_version WHERE plan_id = $1 AND number = $2");
    let row = sql(text).bind(plan).bind(number).one(ask).await?;
    match row.as_ref().map(read).transpose()? {
        Some(version) => Ok(Some(whole(ask, version).await?)),
        None => Ok(None),
    }
}

/// The versions of a plan with their goals and visits, the latest first.
pub(crate) async fn version_list(ask: &dyn Ask, plan: CarePlanId) -> Result<Vec<Version>, Fault> {
    let text =
        format!("SELECT {COLUMNS} FROM care_plan_version WHERE plan_id = $1 ORDER BY number DESC");
    let rows = sql(text).bind(plan).all(ask).await?;
    let mut all = vec![];
    for row in &rows {
        all.push(whole(ask, read(row)?).await?);
    }
    Ok(all)
}

async fn whole(ask: &dyn Ask, mut version: Version) -> Result<Version, Fault> {
    let rows = sql(
        "SELECT service, goal, way FROM care_plan_goal WHERE plan_id = $1 AND number = $2 ORDER BY service",
    )
    .bind(version.plan)
    .bind(version.number)
    .all(ask)
    .await?;
    for row in &rows {
        version.text.goals.push(GoalWay {
            service: row.keyed::<ServiceCode>("service")?,
            goal: row.get("goal")?,
            way: row.get("way")?,
        });
    }
    version.visits = visit_list(ask, version.plan, version.number).await?;
    Ok(version)
}

/// The agreed versions of some plans: their numbers, the day of agreement, and the day from which another held.
pub(crate) async fn versions_of_plans(
    ask: &dyn Ask,
    plans: &[CarePlanId],
) -> Result<Vec<(CarePlanId, i64, Date, Option<Date>)>, Fault> {
    let mut all = vec![];
    for some in plans.chunks(64) {
        let rows =
            sql("SELECT plan_id, number, agreed_on, left_on FROM care_plan_version WHERE plan_id")
                .among(some)
                .push(" AND agreed_on IS NOT NULL ORDER BY plan_id, number");
        for row in &rows.all(ask).await? {
            let (agreed, left) = (row.get("agreed_on")?, row.get("left_on")?);
            all.push((row.get("plan_id")?, row.get("number")?, agreed, left));
        }
    }
    Ok(all)
}

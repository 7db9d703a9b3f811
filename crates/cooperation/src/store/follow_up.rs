//! Follow-ups in the store; only added to.

use kernel::{Date, Fault};
use store::{Ask, Row, Tx, sql};

use crate::model::{Course, FollowUp, Next, PlanId};

fn read(row: &Row) -> Result<FollowUp, Fault> {
    let next: Option<Date> = row.get("next_on")?;
    Ok(FollowUp {
        id: row.get("id")?,
        plan: row.get("plan_id")?,
        agreement: row.get("agreement")?,
        course: Course {
            on: row.get("looked_on")?,
            went: row.get("went")?,
            own_words: row.get("own_words")?,
            next: next.map_or(Next::Fulfilled, Next::GoesOn),
        },
        noted_by: row.get("noted_by")?,
        noted_at: row.get("noted_at")?,
    })
}

/// Adds a follow-up.
pub(crate) async fn follow_up_insert(tx: &Tx, follow_up: &FollowUp) -> Result<(), Fault> {
    let next = match follow_up.course.next {
        Next::GoesOn(day) => Some(day),
        Next::Fulfilled => None,
    };
    sql(
        "INSERT INTO cooperation_follow_up (id, plan_id, agreement, looked_on, went, own_words, next_on, noted_by, \
         noted_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(follow_up.id)
    .bind(follow_up.plan)
    .bind(follow_up.agreement)
    .bind(follow_up.course.on)
    .bind(follow_up.course.went.clone())
    .bind(follow_up.course.own_words.clone())
    .bind(next)
    .bind(follow_up.noted_by)
    .bind(follow_up.noted_at)
    .run(tx)
    .await?;
    Ok(())
}

/// The follow-ups of a plan, the latest first.
pub(crate) async fn follow_up_list(ask: &dyn Ask, plan: PlanId) -> Result<Vec<FollowUp>, Fault> {
    let rows = sql(
        "SELECT id, plan_id, agreement, looked_on, went, own_words, next_on, noted_by, noted_at \
         FROM cooperation_follow_up WHERE plan_id = $1 ORDER BY noted_at DESC, id DESC",
    )
    .bind(plan)
    .all(ask)
    .await?;
    rows.iter().map(read).collect()
}

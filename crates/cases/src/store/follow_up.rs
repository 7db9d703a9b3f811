//! Follow-ups of decisions in the store.

use kernel::Fault;
use store::{Ask, Row, Tx, sql};

use crate::model::{DecisionId, FollowUp, FollowUpOutcome};

fn read(row: &Row) -> Result<FollowUp, Fault> {
    Ok(FollowUp {
        id: row.get("id")?,
        decision: row.get("decision_id")?,
        person: row.get("person_id")?,
        due: row.get("due_on")?,
        done: row.get("done_on")?,
        by: row.get("done_by")?,
        outcome: row.keyed_maybe("outcome")?,
        words: row.get("words")?,
    })
}

/// Puts in the follow-up that comes next.
pub(crate) async fn follow_up_insert(tx: &Tx, new: &FollowUp) -> Result<(), Fault> {
    sql("INSERT INTO case_follow_up (id, decision_id, person_id, due_on) VALUES ($1, $2, $3, $4)")
        .bind(new.id)
        .bind(new.decision)
        .bind(new.person)
        .bind(new.due)
        .run(tx)
        .await?;
    Ok(())
}

/// Saves what a follow-up showed; one that waits only.
pub(crate) async fn follow_up_done(tx: &Tx, done: &FollowUp) -> Result<u64, Fault> {
    sql(
        "UPDATE case_follow_up SET done_on = $1, done_by = $2, outcome = $3, words = $4 \
         WHERE id = $5 AND done_on IS NULL",
    )
    .bind(done.done)
    .bind(done.by)
    .bind(done.outcome.map(FollowUpOutcome::key))
    .bind(done.words.clone())
    .bind(done.id)
    .run(tx)
    .await
}

/// The follow-ups of a decision, oldest first.
pub(crate) async fn follow_up_list(
    ask: &dyn Ask,
    decision: DecisionId,
) -> Result<Vec<FollowUp>, Fault> {
    let rows = sql(
        "SELECT id, decision_id, person_id, due_on, done_on, done_by, outcome, words FROM case_follow_up \
         WHERE decision_id = $1 ORDER BY due_on, id",
    )
    .bind(decision)
    .all(ask)
    .await?;
    rows.iter().map(read).collect()
}

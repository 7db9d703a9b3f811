//! The person's answers in the store; only added to.

use kernel::Fault;
use store::{Ask, Row, Tx, sql};

use crate::model::{Consent, PlanId, Word};

fn read(row: &Row) -> Result<Consent, Fault> {
    Ok(Consent {
        id: row.get("id")?,
        plan: row.get("plan_id")?,
        answer: row.keyed("answer")?,
        word: Word {
            day: row.get("day")?,
            way: row.keyed("way")?,
            received_by: row.get("received_by")?,
            note: row.get("note")?,
        },
        noted_by: row.get("noted_by")?,
        noted_at: row.get("noted_at")?,
    })
}

/// Adds an answer.
pub(crate) async fn consent_insert(tx: &Tx, consent: &Consent) -> Result<(), Fault> {
    sql(
        "INSERT INTO cooperation_consent (id, plan_id, answer, day, way, received_by, note, noted_by, noted_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(consent.id)
    .bind(consent.plan)
    .bind(consent.answer.key())
    .bind(consent.word.day)
    .bind(consent.word.way.key())
    .bind(consent.word.received_by.clone())
    .bind(consent.word.note.clone())
    .bind(consent.noted_by)
    .bind(consent.noted_at)
    .run(tx)
    .await?;
    Ok(())
}

/// The answers to a plan, the latest first.
pub(crate) async fn consent_list(ask: &dyn Ask, plan: PlanId) -> Result<Vec<Consent>, Fault> {
    let rows = sql(
        "SELECT id, plan_id, answer, day, way, received_by, note, noted_by, noted_at FROM cooperation_consent \
         WHERE plan_id = $1 ORDER BY noted_at DESC, id DESC",
    )
    .bind(plan)
    .all(ask)
    .await?;
    rows.iter().map(read).collect()
}

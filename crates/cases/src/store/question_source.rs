//! Where questions of the public form came from: a hash, kept for an hour.

use kernel::{Call, Fault, Timestamp};
use store::{Tx, sql};

/// Notes one question, forgets those before `since`, and counts the rest from the same source.
pub(crate) async fn question_source_note(
    tx: &Tx,
    call: &Call,
    source: &[u8],
    since: Timestamp,
) -> Result<i64, Fault> {
    sql("DELETE FROM case_question_source WHERE at < $1")
        .bind(since)
        .run(tx)
        .await?;
    sql("INSERT INTO case_question_source (id, source, at) VALUES ($1, $2, $3)")
        .bind(call.new_id::<()>())
        .bind(source.to_vec())
        .bind(call.now)
        .run(tx)
        .await?;
    let row = sql("SELECT COUNT(*) AS n FROM case_question_source WHERE source = $1 AND at >= $2")
        .bind(source.to_vec())
        .bind(since)
        .one(tx)
        .await?;
    row.map_or(Ok(0), |row| row.get("n"))
}

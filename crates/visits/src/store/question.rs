//! Questions: what somebody at the provider must look at.

use kernel::{Change, Fault, Problem, Timestamp, UnitId, UserId};
use schedules::VisitId;
use store::{Ask, Row, Tx, sql};

use crate::model::{Answer, Question, QuestionId, QuestionKind};

const COLUMNS: &str = "id, visit_id, person_id, provider_id, user_id, kind, words, at, answered_at, answered_by, answer, version";

/// The most questions that are shown at once; older ones come when these are settled.
const MOST: i64 = 200;

fn read(row: &Row) -> Result<Question, Fault> {
    let at: Option<Timestamp> = row.get("answered_at")?;
    let by: Option<UserId> = row.get("answered_by")?;
    let words: Option<kernel::Prose> = row.get("answer")?;
    let answer = at
        .zip(by)
        .zip(words)
        .map(|((at, by), words)| Answer { at, by, words });
    Ok(Question {
        id: row.get("id")?,
        visit: row.get("visit_id")?,
        person: row.get("person_id")?,
        provider: row.get("provider_id")?,
        user: row.get("user_id")?,
        kind: row.keyed("kind")?,
        words: row.get("words")?,
        at: row.get("at")?,
        answer,
        version: row.get("version")?,
    })
}

/// Puts in a question.
pub(crate) async fn question_insert(tx: &Tx, question: &Question) -> Result<(), Fault> {
    sql(
        "INSERT INTO visit_question (id, visit_id, person_id, provider_id, user_id, kind, words, at, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)",
    )
    .bind(question.id)
    .bind(question.visit)
    .bind(question.person)
    .bind(question.provider)
    .bind(question.user)
    .bind(question.kind.key())
    .bind(question.words.clone())
    .bind(question.at)
    .run(tx)
    .await?;
    Ok(())
}

/// Whether a question of a kind has arisen of somebody's reports on a visit, settled or not.
pub(crate) async fn has_arisen(
    ask: &dyn Ask,
    (visit, user): (VisitId, UserId),
    kind: QuestionKind,
) -> Result<bool, Fault> {
    let found = sql("SELECT 1 AS one FROM visit_question WHERE visit_id = $1 AND user_id = $2 AND kind = $3 LIMIT 1")
        .bind(visit)
        .bind(user)
        .bind(kind.key())
        .one(ask)
        .await?;
    Ok(found.is_some())
}

/// Settles a question that was read as `question.version`.
pub(crate) async fn question_answer(
    tx: &Tx,
    question: &Question,
    answer: &Answer,
) -> Result<(), Problem> {
    let touched = sql(
        "UPDATE visit_question SET answered_at = $1, answered_by = $2, answer = $3, version = version + 1 \
         WHERE id = $4 AND version = $5",
    )
    .bind(answer.at)
    .bind(answer.by)
    .bind(answer.words.clone())
    .bind(question.id)
    .bind(question.version)
    .run(tx)
    .await?;
    if touched == 1 {
        return Ok(());
    }
    let now = question_by_id(tx, question.id).await?;
    Err(Problem::Changed(Change {
        version: now.ok_or(Problem::NotFound)?.version,
        kind: "visit-question",
        id: question.id.uuid(),
    }))
}

/// One question.
pub(crate) async fn question_by_id(
    ask: &dyn Ask,
    id: QuestionId,
) -> Result<Option<Question>, Fault> {
    sql(format!(
        "SELECT {COLUMNS} FROM visit_question WHERE id = $1"
    ))
    .bind(id)
    .one(ask)
    .await?
    .as_ref()
    .map(read)
    .transpose()
}

/// The questions about a visit, in the order in which they arose.
pub(crate) async fn questions_about(ask: &dyn Ask, visit: VisitId) -> Result<Vec<Question>, Fault> {
    let rows = sql(format!(
        "SELECT {COLUMNS} FROM visit_question WHERE visit_id = $1 ORDER BY at, id"
    ))
    .bind(visit)
    .all(ask)
    .await?;
    rows.iter().map(read).collect()
}

/// The open questions of a provider, the oldest first.
pub(crate) async fn questions_open(
    ask: &dyn Ask,
    provider: UnitId,
) -> Result<Vec<Question>, Fault> {
    let rows = sql(format!(
        "SELECT {COLUMNS} FROM visit_question WHERE provider_id = $1 AND answered_at IS NULL ORDER BY at, id LIMIT $2"
    ))
    .bind(provider)
    .bind(MOST)
    .all(ask)
    .await?;
    rows.iter().map(read).collect()
}

//! Lessons that are shared. Only added to.

use kernel::Fault;
use page_kit::Window;
use store::{Ask, Row, Tx, Where, sql};

use crate::{
    model::{DeviationId, DeviationKind, Lesson},
    reads::LessonFilter,
};

const COLUMNS: &str = "id, unit_id, kind, words, shared_on";

fn read(row: &Row) -> Result<Lesson, Fault> {
    Ok(Lesson {
        id: row.get("id")?,
        unit: row.get("unit_id")?,
        kind: row.keyed("kind")?,
        words: row.get("words")?,
        shared: row.get("shared_on")?,
    })
}

/// Shares a lesson.
pub(crate) async fn lesson_insert(
    tx: &Tx,
    deviation: DeviationId,
    lesson: &Lesson,
) -> Result<(), Fault> {
    sql(format!(
        "INSERT INTO deviation_lesson ({COLUMNS}, deviation_id) VALUES ($1, $2, $3, $4, $5, $6)"
    ))
    .bind(lesson.id)
    .bind(lesson.unit)
    .bind(lesson.kind.key())
    .bind(lesson.words.clone())
    .bind(lesson.shared)
    .bind(deviation)
    .run(tx)
    .await?;
    Ok(())
}

fn narrowed(filter: &LessonFilter) -> Where {
    // The first part lets the list be read in its order by an index.
    Where::all()
        .part("shared_on >= '0000'")
        .with("kind = ?", filter.kind.map(DeviationKind::key))
        .with("unit_id = ?", filter.unit)
}

/// Lessons, the latest first, and how many there are.
pub(crate) async fn lesson_list(
    ask: &dyn Ask,
    filter: &LessonFilter,
    window: Window,
) -> Result<(Vec<Lesson>, i64), Fault> {
    let condition = narrowed(filter);
    let first = condition.next();
    let after = format!(
        "ORDER BY shared_on DESC, id DESC LIMIT ${first} OFFSET ${}",
        first + 1
    );
    let rows = condition
        .statement(&format!("SELECT {COLUMNS} FROM deviation_lesson"), &after)
        .bind(window.limit)
        .bind(window.offset)
        .all(ask)
        .await?;
    let count = narrowed(filter)
        .statement("SELECT COUNT(*) AS n FROM deviation_lesson", "")
        .one(ask)
        .await?;
    let count = count.map_or(Ok(0), |row| row.get("n"))?;
    Ok((rows.iter().map(read).collect::<Result<_, _>>()?, count))
}

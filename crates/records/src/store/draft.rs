//! Drafts in the store. The author is part of every question.

use access::{Need, Resource, Visible};
use kernel::{Call, Change, Fault, PersonId, Problem, UnitId, UserId};
use store::{Ask, Row, Tx, sql};

use super::entry::{minute_of, time_of};
use crate::model::{Draft, DraftId, DraftText, DraftsOf};

const COLUMNS: &str = "id, person_id, unit_id, author, kind, happened_on, happened_minute, fact, judgement, is_whole, \
                       plan_id, kept_at, version";

fn read(row: &Row) -> Result<Draft, Fault> {
    Ok(Draft {
        id: row.get("id")?,
        person: row.get("person_id")?,
        unit: row.get("unit_id")?,
        author: row.get("author")?,
        text: DraftText {
            kind: row.keyed_maybe("kind")?,
            on: row.get("happened_on")?,
            at: time_of(row.get("happened_minute")?)?,
            fact: row.get("fact")?,
            judgement: row.get("judgement")?,
            is_whole: row.get("is_whole")?,
            plan: row.get("plan_id")?,
        },
        kept: row.get("kept_at")?,
        version: row.get("version")?,
    })
}

/// Puts in a new draft.
pub(crate) async fn draft_insert(tx: &Tx, draft: &Draft) -> Result<(), Fault> {
    let text = &draft.text;
    sql(format!(
        "INSERT INTO record_draft ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)"
    ))
    .bind(draft.id)
    .bind(draft.person)
    .bind(draft.unit)
    .bind(draft.author)
    .bind(text.kind.map(crate::EntryKind::key))
    .bind(text.on)
    .bind(minute_of(text.at))
    .bind(text.fact.clone())
    .bind(text.judgement.clone())
    .bind(text.is_whole)
    .bind(text.plan)
    .bind(draft.kept)
    .run(tx)
    .await?;
    Ok(())
}

/// Saves a draft that was read as `draft.version`.
pub(crate) async fn draft_save(tx: &Tx, draft: &Draft) -> Result<(), Problem> {
    let text = &draft.text;
    let touched = sql(
        "UPDATE record_draft SET kind = $1, happened_on = $2, happened_minute = $3, fact = $4, judgement = $5, \
         is_whole = $6, plan_id = $7, kept_at = $8, version = version + 1 WHERE id = $9 AND version = $10",
    )
    .bind(text.kind.map(crate::EntryKind::key))
    .bind(text.on)
    .bind(minute_of(text.at))
    .bind(text.fact.clone())
    .bind(text.judgement.clone())
    .bind(text.is_whole)
    .bind(text.plan)
    .bind(draft.kept)
    .bind(draft.id)
    .bind(draft.version)
    .run(tx)
    .await?;
    if touched == 1 {
        return Ok(());
    }
    let of = DraftsOf {
        person: draft.person,
        author: draft.author,
        unit: draft.unit,
    };
    let now = draft_by_id(tx, of, draft.id)
        .await?
        .ok_or(Problem::NotFound)?;
    Err(Problem::Changed(Change {
        version: now.version,
        kind: "record-draft",
        id: now.id.uuid(),
    }))
}

/// Takes a draft away. Tells whether it was there.
pub(crate) async fn draft_delete(tx: &Tx, id: DraftId) -> Result<bool, Fault> {
    let touched = sql("DELETE FROM record_draft WHERE id = $1")
        .bind(id)
        .run(tx)
        .await?;
    Ok(touched == 1)
}

/// A draft of its author about a person.
pub(crate) async fn draft_by_id(
    ask: &dyn Ask,
    of: DraftsOf,
    id: DraftId,
) -> Result<Option<Draft>, Fault> {
    let text = format!(
        "SELECT {COLUMNS} FROM record_draft WHERE id = $1 AND person_id = $2 AND author = $3 AND unit_id = $4"
    );
    let row = sql(text)
        .bind(id)
        .bind(of.person)
        .bind(of.author)
        .bind(of.unit)
        .one(ask)
        .await?;
    row.as_ref().map(read).transpose()
}

/// Takes away all drafts that a unit has about a person.
pub(crate) async fn drafts_delete(tx: &Tx, person: PersonId, unit: UnitId) -> Result<(), Fault> {
    sql("DELETE FROM record_draft WHERE person_id = $1 AND unit_id = $2")
        .bind(person)
        .bind(unit)
        .run(tx)
        .await?;
    Ok(())
}

/// The drafts of the caller about persons whom the caller may see still, the latest first; so many of them.
pub(crate) async fn draft_list_by(
    ask: &dyn Ask,
    call: &Call,
    (author, unit, most): (UserId, UnitId, i64),
) -> Result<Vec<Draft>, Fault> {
    let text = format!("SELECT {COLUMNS} FROM record_draft WHERE author = $1 AND unit_id = $2");
    let need = Need::write(Resource::Record);
    let statement = sql(text).bind(author).bind(unit);
    let statement = Visible::narrow(call, &need, "person_id", statement)?;
    let n = statement.next();
    let rows = statement
        .push(&format!(" ORDER BY kept_at DESC, id LIMIT ${n}"))
        .bind(most)
        .all(ask)
        .await?;
    rows.iter().map(read).collect()
}

/// The drafts of an author about a person, the latest first.
pub(crate) async fn draft_list(ask: &dyn Ask, of: DraftsOf) -> Result<Vec<Draft>, Fault> {
    let text = format!(
        "SELECT {COLUMNS} FROM record_draft WHERE author = $1 AND person_id = $2 AND unit_id = $3 \
         ORDER BY kept_at DESC, id"
    );
    let statement = sql(text).bind(of.author).bind(of.person).bind(of.unit);
    let rows = statement.all(ask).await?;
    rows.iter().map(read).collect()
}

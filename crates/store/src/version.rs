//! A row that people edit has a version, and is saved only in the version that was seen.

use kernel::{Change, Id, Problem};

use crate::{Statement, Tx};

/// What comes of an update by id and version that changed so many rows: nothing more if it was the one; else what stands
/// now, so that whoever saved is told that another was there before. `standing` asks for the column `version` of the row.
///
/// ```
/// # use kernel::{Id, Problem};
/// # use store::{Tx, saved_or_changed, sql};
/// # enum Notes {}
/// async fn note_save(tx: &Tx, id: Id<Notes>, version: i64) -> Result<(), Problem> {
///     let text = "UPDATE example_note SET version = version + 1 WHERE id = $1 AND version = $2";
///     let saved = sql(text).bind(id).bind(version).run(tx).await?;
///     let standing = sql("SELECT version FROM example_note WHERE id = $1").bind(id);
///     saved_or_changed(tx, saved, ("note", id, standing)).await
/// }
/// ```
pub async fn saved_or_changed<Kind>(
    tx: &Tx,
    saved: u64,
    (kind, id, standing): (&'static str, Id<Kind>, Statement),
) -> Result<(), Problem> {
    if saved == 1 {
        return Ok(());
    }
    let row = standing.one(tx).await?.ok_or(Problem::NotFound)?;
    Err(Problem::Changed(Change {
        kind,
        id: id.uuid(),
        version: row.get("version")?,
    }))
}

//! What forecasts rest on, with its files; only ever added to.

use kernel::Fault;
use store::{Ask, Row, Tx, sql};

use crate::model::{Basis, BasisFile, BasisId, FileKind};

const BASIS: &str =
    "SELECT id, name, area, jump_off, known_from, persons, digest, by_user, at FROM needs_basis";

fn basis(row: &Row) -> Result<Basis, Fault> {
    Ok(Basis {
        id: row.get("id")?,
        name: row.get("name")?,
        area: row.get("area")?,
        jump_off: year(row, "jump_off")?,
        known_from: year(row, "known_from")?,
        persons: row.get("persons")?,
        digest: row.get("digest")?,
        by: row.get("by_user")?,
        at: row.get("at")?,
    })
}

fn year(row: &Row, name: &str) -> Result<i32, Fault> {
    let year: i64 = row.get(name)?;
    i32::try_from(year).map_err(|e| Fault::from_source("a year of a basis", e))
}

/// All of them, the latest known year first.
pub(crate) async fn basis_list(ask: &dyn Ask) -> Result<Vec<Basis>, Fault> {
    let rows = sql(format!("{BASIS} ORDER BY jump_off DESC, at DESC, id"))
        .all(ask)
        .await?;
    rows.iter().map(basis).collect()
}

/// One of them.
pub(crate) async fn basis_by_id(ask: &dyn Ask, id: BasisId) -> Result<Option<Basis>, Fault> {
    let row = sql(format!("{BASIS} WHERE id = $1"))
        .bind(id)
        .one(ask)
        .await?;
    row.as_ref().map(basis).transpose()
}

/// Its files, as they were handed in.
pub(crate) async fn files_of(ask: &dyn Ask, id: BasisId) -> Result<Vec<BasisFile>, Fault> {
    let rows = sql("SELECT kind, content FROM needs_file WHERE basis_id = $1 ORDER BY kind")
        .bind(id)
        .all(ask)
        .await?;
    rows.iter()
        .map(|row| {
            Ok(BasisFile {
                kind: row.keyed("kind")?,
                text: row.get("content")?,
            })
        })
        .collect()
}

/// One of its files; nothing where it was not given.
pub(crate) async fn file_of(
    ask: &dyn Ask,
    (id, kind): (BasisId, FileKind),
) -> Result<Option<String>, Fault> {
    let row = sql("SELECT content FROM needs_file WHERE basis_id = $1 AND kind = $2")
        .bind(id)
        .bind(kind.key())
        .one(ask)
        .await?;
    row.as_ref().map(|row| row.get("content")).transpose()
}

/// A new one with its files.
pub(crate) async fn basis_add(tx: &Tx, basis: &Basis, files: &[BasisFile]) -> Result<(), Fault> {
    sql(
        "INSERT INTO needs_basis (id, name, area, jump_off, known_from, persons, digest, by_user, at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(basis.id)
    .bind(basis.name.as_str())
    .bind(basis.area.as_str())
    .bind(i64::from(basis.jump_off))
    .bind(i64::from(basis.known_from))
    .bind(basis.persons)
    .bind(basis.digest.as_str())
    .bind(basis.by)
    .bind(basis.at)
    .run(tx)
    .await?;
    for file in files {
        sql("INSERT INTO needs_file (basis_id, kind, content) VALUES ($1, $2, $3)")
            .bind(basis.id)
            .bind(file.kind.key())
            .bind(file.text.as_str())
            .run(tx)
            .await?;
    }
    Ok(())
}

//! Folded names as rows: two words a key, compared byte by byte.

use ::store::{Ask, Statement, Tx, sql};
use kernel::{Fault, PersonId};

use super::places;
use crate::{
    model::{Person, name_keys},
    rules::Range,
};

/// How many columns a key has.
pub(super) const WIDTH: usize = 2;

/// The first rows of a range, in order.
pub(crate) async fn in_range(
    ask: &dyn Ask,
    range: &Range,
    most: usize,
) -> Result<Vec<(Vec<u8>, PersonId)>, Fault> {
    let text = format!(
        "SELECT name_key, person_id FROM resident_name_key WHERE name_key >= $1 AND name_key < $2 \
         ORDER BY name_key, person_id LIMIT {most}"
    );
    let rows = sql(text)
        .bind(range.from.clone())
        .bind(range.until.clone())
        .all(ask)
        .await?;
    rows.iter()
        .map(|row| Ok((row.get("name_key")?, row.get("person_id")?)))
        .collect()
}

/// The text of the statement that adds so many keys.
pub(super) fn insert(rows: usize) -> String {
    format!(
        "INSERT INTO resident_name_key (name_key, person_id) VALUES {}",
        places(rows, WIDTH)
    )
}

pub(super) fn bind(statement: Statement, (key, id): &(Vec<u8>, PersonId)) -> Statement {
    statement.bind(key.clone()).bind(*id)
}

/// Adds the keys of one person.
pub(crate) async fn add(tx: &Tx, keys: &[(Vec<u8>, PersonId)]) -> Result<(), Fault> {
    if !keys.is_empty() {
        let statement = keys.iter().fold(sql(insert(keys.len())), bind);
        statement.run(tx).await?;
    }
    Ok(())
}

pub(crate) fn keys_of(person: &Person) -> Vec<(Vec<u8>, PersonId)> {
    name_keys(person.given_name.as_str(), person.family_name.as_str())
        .into_iter()
        .map(|key| (key, person.id))
        .collect()
}

/// Takes the keys of a name away, before another name comes in its place.
pub(crate) async fn remove(tx: &Tx, person: &Person) -> Result<(), Fault> {
    for (key, id) in keys_of(person) {
        sql("DELETE FROM resident_name_key WHERE name_key = $1 AND person_id = $2")
            .bind(key)
            .bind(id)
            .run(tx)
            .await?;
    }
    Ok(())
}

//! Many rows at once: as many a statement as its values are found fast in.

use ::store::{Statement, Tx, sql};
use kernel::{Fault, PersonId};

use super::{contact_details, name_key, person, relative};
use crate::model::{ContactDetails, Person, Relative};

/// Values of one statement. SQLite looks each named value up in a list, so that many values cost by their square;
/// few cost a statement each. This is about where the two meet.
const VALUES: usize = 240;

/// Adds rows of a table: the text for so many rows, and how one row is bound.
async fn add_all<T: Sync>(
    tx: &Tx,
    rows: &[T],
    (width, text): (usize, impl Fn(usize) -> String),
    bind: impl Fn(Statement, &T) -> Statement,
) -> Result<(), Fault> {
    let size = (VALUES / width).max(1);
    let full = text(size);
    for some in rows.chunks(size) {
        let text = if some.len() == size {
            full.clone()
        } else {
            text(some.len())
        };
        some.iter().fold(sql(text), &bind).run(tx).await?;
    }
    Ok(())
}

pub(crate) async fn add_persons(tx: &Tx, persons: &[Person]) -> Result<(), Fault> {
    add_all(tx, persons, (person::WIDTH, person::insert), person::bind).await
}

pub(crate) async fn add_contact_details(
    tx: &Tx,
    all: &[(PersonId, ContactDetails)],
) -> Result<(), Fault> {
    let table = (contact_details::WIDTH, contact_details::insert);
    add_all(tx, all, table, |statement, (id, details)| {
        contact_details::bind(statement, *id, details)
    })
    .await
}

pub(crate) async fn add_relatives(tx: &Tx, all: &[Relative]) -> Result<(), Fault> {
    add_all(tx, all, (relative::WIDTH, relative::insert), relative::bind).await
}

/// Sorted first: rows that come in order are written many times faster.
pub(crate) async fn add_name_keys(tx: &Tx, persons: &[Person]) -> Result<(), Fault> {
    let mut keys: Vec<(Vec<u8>, PersonId)> = persons.iter().flat_map(name_key::keys_of).collect();
    keys.sort_unstable();
    add_all(
        tx,
        &keys,
        (name_key::WIDTH, name_key::insert),
        name_key::bind,
    )
    .await
}

//! Many rows at once, a hundred a statement.

use ::store::Tx;
use kernel::{Fault, PersonId};

use super::{contact_details, name_key, person, relative};
use crate::model::{ContactDetails, Person, Relative};

/// Rows of one statement.
const ROWS: usize = 100;

pub(crate) async fn add_persons(tx: &Tx, persons: &[Person]) -> Result<(), Fault> {
    for some in persons.chunks(ROWS) {
        let statement = some.iter().fold(person::insert(some.len()), person::bind);
        statement.run(tx).await?;
    }
    Ok(())
}

pub(crate) async fn add_contact_details(
    tx: &Tx,
    all: &[(PersonId, ContactDetails)],
) -> Result<(), Fault> {
    for some in all.chunks(ROWS) {
        let statement = some.iter().fold(
            contact_details::insert(some.len()),
            |statement, (id, details)| contact_details::bind(statement, *id, details),
        );
        statement.run(tx).await?;
    }
    Ok(())
}

pub(crate) async fn add_relatives(tx: &Tx, all: &[Relative]) -> Result<(), Fault> {
    for some in all.chunks(ROWS) {
        let statement = some
            .iter()
            .fold(relative::insert(some.len()), relative::bind);
        statement.run(tx).await?;
    }
    Ok(())
}

/// Sorted first: rows that come in order are written many times faster.
pub(crate) async fn add_name_keys(tx: &Tx, persons: &[Person]) -> Result<(), Fault> {
    let mut keys: Vec<(Vec<u8>, PersonId)> = persons.iter().flat_map(name_key::keys_of).collect();
    keys.sort_unstable();
    for some in keys.chunks(ROWS) {
        name_key::add(tx, some).await?;
    }
    Ok(())
}

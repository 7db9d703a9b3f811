//! One use case a file, verb first.

mod add_person;
mod add_relative;
mod change_contact_details;
mod change_person;
mod change_relative;
mod import_residents;
mod record_death;

pub use add_person::{AddPerson, NewPerson};
pub use add_relative::{AddRelative, NewRelative};
pub use change_contact_details::ChangeContactDetails;
pub use change_person::{ChangeHousehold, ChangeLanguages, ChangePerson};
pub use change_relative::ChangeRelative;
pub use import_residents::{ImportResidents, ResidentRow};
pub use record_death::RecordDeath;

use ::store::Tx;
use kernel::{Change, PersonId, Problem};

use crate::{model::Person, store};

/// The person as the reader saw her or him, or what to say instead.
async fn seen(tx: &Tx, id: PersonId, version: i64) -> Result<Person, Problem> {
    let person = store::person::by_id(tx, id)
        .await?
        .ok_or(Problem::NotFound)?;
    if person.version == version {
        Ok(person)
    } else {
        Err(changed(id, person.version))
    }
}

fn changed(id: PersonId, version: i64) -> Problem {
    Problem::Changed(Change {
        version,
        kind: "person",
        id: id.uuid(),
    })
}

/// Writes the person with the next version.
async fn save(tx: &Tx, mut person: Person) -> Result<i64, Problem> {
    person.version += 1;
    if store::person::change(tx, &person).await? {
        Ok(person.version)
    } else {
        Err(Problem::NotFound)
    }
}

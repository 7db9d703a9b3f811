//! One use case a file, verb first.

mod add_person;
mod add_relative;
mod change_contact_details;
mod change_person;
mod change_relative;
mod change_situation;
mod import_residents;
mod record_death;

pub use add_person::{AddPerson, NewPerson};
pub use add_relative::{AddRelative, NewRelative};
pub use change_contact_details::ChangeContactDetails;
pub use change_person::ChangePerson;
pub use change_relative::ChangeRelative;
pub use change_situation::ChangeSituation;
pub use import_residents::{ImportResidents, ResidentRow};
pub use record_death::RecordDeath;

use ::history::{Entry, Stream, Subject};
use ::store::Tx;
use access::{Need, Resource};
use kernel::{Call, Change, Fault, PersonId, Problem};

use crate::{model::Person, store};

/// Goes on only if the actor handles the person and so may change who she or he is.
async fn may_change(tx: &Tx, call: &Call, id: PersonId) -> Result<(), Problem> {
    access::require(tx, call, Need::write(Resource::PersonFile).about(id)).await
}

/// Goes on only if the actor may change how the person is reached.
async fn may_change_reach(tx: &Tx, call: &Call, id: PersonId) -> Result<(), Problem> {
    access::require(tx, call, Need::write(Resource::ContactDetails).about(id)).await
}

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

const fn changed(id: PersonId, version: i64) -> Problem {
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

/// An entry about the person in the person's own file.
const fn of_person(verb: &'static str, id: PersonId) -> Entry {
    Entry::new(Stream::Person(id), verb, Subject::new("person", id))
}

async fn note(tx: &Tx, call: &Call, entry: Entry) -> Result<(), Fault> {
    ::history::write(tx, call, entry).await.map(|_place| ())
}

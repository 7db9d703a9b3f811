//! Who is it?

use ::store::Ask;
use kernel::{Fault, PersonId, PersonalNumber};

use crate::{model::Person, store};

/// A person by id.
pub async fn person(ask: &dyn Ask, id: PersonId) -> Result<Option<Person>, Fault> {
    store::person::by_id(ask, id).await
}

/// Several persons, in no promised order; ids of nobody are left out.
pub async fn persons(ask: &dyn Ask, ids: &[PersonId]) -> Result<Vec<Person>, Fault> {
    store::person::by_ids(ask, ids).await
}

/// The person who has a number.
pub async fn person_by_number(
    ask: &dyn Ask,
    number: PersonalNumber,
) -> Result<Option<Person>, Fault> {
    store::person::by_number(ask, number).await
}

/// How many persons there are.
pub async fn count(ask: &dyn Ask) -> Result<i64, Fault> {
    store::person::count(ask).await
}

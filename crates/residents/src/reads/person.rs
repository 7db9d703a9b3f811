//! Who is it?

use ::store::Ask;
use access::Need;
use kernel::{Call, Fault, PersonId, PersonalNumber};

use crate::{model::Person, store};

/// A person by id.
pub async fn person(ask: &dyn Ask, id: PersonId) -> Result<Option<Person>, Fault> {
    store::person::by_id(ask, id).await
}

/// Several persons, in no promised order; ids of nobody are left out.
pub async fn persons(ask: &dyn Ask, ids: &[PersonId]) -> Result<Vec<Person>, Fault> {
    store::person::by_ids(ask, ids).await
}

/// Those of some persons to whom whoever asks may do all of some things, in no promised order. For lists that other
/// rooms have rows of, and that are too long to ask about one person after the other.
pub async fn persons_seen(
    ask: &dyn Ask,
    call: &Call,
    (ids, needs): (&[PersonId], &[Need]),
) -> Result<Vec<PersonId>, Fault> {
    store::person::seen_among(ask, call, (ids, needs)).await
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

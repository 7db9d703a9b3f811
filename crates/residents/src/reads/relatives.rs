//! Who stands close to the person?

use ::store::Ask;
use kernel::{Fault, Id, PersonId};

use crate::{
    model::{Relative, Relatives},
    store,
};

/// Everybody who is or was noted as standing close to the person, by name.
pub async fn relatives(ask: &dyn Ask, person: PersonId) -> Result<Vec<Relative>, Fault> {
    store::relative::of_person(ask, person).await
}

/// One of them.
pub async fn relative(ask: &dyn Ask, id: Id<Relatives>) -> Result<Option<Relative>, Fault> {
    store::relative::by_id(ask, id).await
}

//! Who stands in which relation to a person.

use kernel::{Fault, PersonId};
use store::Ask;

use crate::store::ties;
pub use crate::store::ties::{LettingIn, Relation};

/// The relations of a person that are not ended, also those that begin later.
pub async fn relations_of(ask: &impl Ask, person: PersonId) -> Result<Vec<Relation>, Fault> {
    ties::relations(ask, person).await
}

/// The relatives whom the person has let in.
pub async fn lettings_in(ask: &impl Ask, person: PersonId) -> Result<Vec<LettingIn>, Fault> {
    ties::lettings_of(ask, person).await
}

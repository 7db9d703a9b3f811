//! Who stands in which relation to a person.

use kernel::{Fault, PersonId};
use store::Ask;

use crate::store::ties;
pub use crate::store::ties::{LettingIn, Protection, ProtectionKind, Relation};

/// The relations of a person that are not ended, also those that begin later.
pub async fn relations_of(ask: &dyn Ask, person: PersonId) -> Result<Vec<Relation>, Fault> {
    ties::relations(ask, person).await
}

/// The relatives whom the person has let in.
pub async fn lettings_in(ask: &dyn Ask, person: PersonId) -> Result<Vec<LettingIn>, Fault> {
    ties::lettings_of(ask, person).await
}

/// What protects a person and is not ended: markings, named staff and blocks, the oldest first.
pub async fn protections_of(ask: &dyn Ask, person: PersonId) -> Result<Vec<Protection>, Fault> {
    ties::protections(ask, person).await
}

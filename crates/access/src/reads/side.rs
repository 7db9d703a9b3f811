//! From which side somebody sees what a provider does for a person.

use kernel::{Actor, Call, PersonId, Problem, UnitId};
use store::Ask;

use super::may::may;
use crate::{Need, Resource};

/// From which side what a provider does for a person is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// By the provider that does it.
    Provider,
    /// By those who ordered.
    Ordering,
    /// By the person, or somebody whom the person has let in.
    Own,
}

/// From which side the actor sees what a provider does for a person, once a route has let the actor see the person.
/// A provider sees its own, not what others do for the same person: that is not there.
pub async fn side(
    ask: &dyn Ask,
    call: &Call,
    (person, provider): (PersonId, UnitId),
) -> Result<Side, Problem> {
    match &call.actor {
        Actor::Resident { .. } => Ok(Side::Own),
        Actor::Staff { unit, .. } if *unit == provider => Ok(Side::Provider),
        Actor::Staff { .. } => {
            let need = Need::see(Resource::Decision).about(person);
            if may(ask, call, need).await? {
                Ok(Side::Ordering)
            } else {
                Err(Problem::NotFound)
            }
        }
        Actor::System { .. } | Actor::Public => Err(Problem::NotFound),
    }
}

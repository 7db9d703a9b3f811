//! One file a use case, verb first: access, load, rule, save, history, duties; one transaction.

mod close_contact;
mod give_guidance;
mod register_contact;

pub use close_contact::CloseContact;
pub use give_guidance::GiveGuidance;
pub use register_contact::{RegisterContact, Registered};

use kernel::{Actor, Call, Problem, UnitId, UserId};

/// The member of staff who acts, and at which unit. A use case for staff is not found by others.
pub(crate) const fn staff(call: &Call) -> Result<(UserId, UnitId), Problem> {
    match call.actor {
        Actor::Staff { user, unit, .. } => Ok((user, unit)),
        Actor::Resident { .. } | Actor::System { .. } | Actor::Public => Err(Problem::NotFound),
    }
}

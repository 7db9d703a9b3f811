//! The values of this room.

mod duty;
mod kind;
mod new_duty;

pub use duty::{Duties, DutyId, DutyView, Raised, Seen, State};
pub use kind::DutyKind;
pub use new_duty::{EscalationStep, NewDuty};

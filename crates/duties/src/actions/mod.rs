//! What changes a duty.

mod close;
mod escalate;
mod hand_over;
mod move_due;
mod open;
mod tell;

pub use close::{close, drop_duty};
pub use escalate::Escalate;
pub use hand_over::hand_over;
pub use move_due::{NewDue, move_due};
pub use open::open;

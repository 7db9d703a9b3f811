//! What is done without anybody asking: each task at its interval, until the process is told to stop.
//!
//! A task may be cut off anywhere and is tried again at the next turn, also by another process: what must happen
//! once has a request key that follows from the task and its day, and the store carries a key out once.

mod account;
mod checkpoints;
mod escalation;
mod forgetting;
mod goals;
mod laying_out;
mod looking;
mod nightly;
mod refreshing;
mod running;
mod upkeep;

pub use account::MinutesAccount;
pub use checkpoints::Checkpoints;
pub use escalation::Escalation;
pub use forgetting::Forgetting;
pub use goals::GoalReadings;
pub use laying_out::LayingOut;
pub use looking::Looking;
pub use refreshing::Refreshing;
pub use running::{Bench, DrawnKeys, Keys, Task, start};
pub use upkeep::Upkeep;

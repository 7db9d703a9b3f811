//! What is done without anybody asking: each task at its interval, until the process is told to stop.
//!
//! A task may be cut off anywhere and is tried again at the next turn, also by another process: what must happen
//! once has a request key that follows from the task and its day, and the store carries a key out once.

mod checkpoints;
mod forgetting;
mod running;

pub use checkpoints::Checkpoints;
pub use forgetting::Forgetting;
pub use running::{Bench, Task, start};

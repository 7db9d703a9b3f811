//! What writes: an entry, a read, a checkpoint.

mod log_read;
mod take_checkpoint;
mod write;

pub(crate) use log_read::READ;
pub use log_read::{LogRead, log_read};
pub use take_checkpoint::{TakeCheckpoint, checkpoint};
pub use write::write;

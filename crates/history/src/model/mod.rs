//! The values of this room.

mod checkpoint;
mod entry;
mod page;
mod stream;
mod view;

pub use checkpoint::{Checkpoint, CheckpointError};
pub use entry::{Entry, FieldChange, Subject};
pub use page::{Page, PageAt};
pub use stream::Stream;
pub use view::EntryView;

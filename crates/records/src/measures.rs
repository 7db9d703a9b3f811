//! What the room can be measured by; one measure a file.

mod documented;
mod next_day;

pub use documented::{DOCUMENTED, documented};
pub use next_day::{NEXT_DAY, next_day};

//! What the room can be measured by.

mod performed;

pub use performed::{PERFORMED, performed};

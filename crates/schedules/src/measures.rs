//! What the room can be measured by; one measure a file.

mod continuity;

pub use continuity::{ALL, NATIONAL, continuity};

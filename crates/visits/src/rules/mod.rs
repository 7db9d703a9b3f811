//! Rules, without clock, chance or store.

mod attendance;
mod deadlines;
mod lock;
mod world;

pub use attendance::attendance;
pub(crate) use deadlines::{kind_of, subject, to_settle};
pub(crate) use lock::shown_by_locks;
pub use world::{World, questions};

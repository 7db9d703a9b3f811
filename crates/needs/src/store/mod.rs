//! All SQL of the room; one file an aggregate.

pub(crate) mod basis;
pub(crate) mod scenario;

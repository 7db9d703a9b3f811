//! All SQL of the room; one file an aggregate.

pub(crate) mod basis;
pub(crate) mod budget;
pub(crate) mod scenario;

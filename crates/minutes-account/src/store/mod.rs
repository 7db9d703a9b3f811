//! All SQL of the room; one file an aggregate.

pub(crate) mod month;
pub(crate) mod settlement;
pub(crate) mod sums;
pub(crate) mod terms;

//! All SQL of the room; one file an aggregate. Rows are private; a row that breaks an invariant is a fault.

pub(crate) mod agreement;
pub(crate) mod consent;
pub(crate) mod follow_up;
pub(crate) mod participant;
pub(crate) mod plan;
pub(crate) mod task;

//! All SQL of the room; one file an aggregate.

pub(crate) mod case;
pub(crate) mod lesson;
pub(crate) mod measured;
pub(crate) mod report;
pub(crate) mod step;

//! All SQL of the room; one file an aggregate.

pub(crate) mod absence;
pub(crate) mod day;
pub(crate) mod plan;
pub(crate) mod profile;
pub(crate) mod shift;
pub(crate) mod step;
pub(crate) mod visit;
pub(crate) mod visit_list;

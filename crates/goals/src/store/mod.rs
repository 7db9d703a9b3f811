//! All SQL of the room; one file an aggregate.

pub(crate) mod activity;
pub(crate) mod chain;
pub(crate) mod indicator;
pub(crate) mod reading;
pub(crate) mod report;

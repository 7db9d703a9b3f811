//! All SQL of the room; one file an aggregate.

pub(crate) mod beside;
pub(crate) mod draft;
pub(crate) mod entry;
pub(crate) mod handover;
pub(crate) mod list;
pub(crate) mod measured;

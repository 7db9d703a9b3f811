//! All SQL of this room.

pub(crate) mod local_rule;

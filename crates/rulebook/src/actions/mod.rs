//! The use cases of this room.

pub(crate) mod set_local_rule;

//! All SQL of this room.

pub(crate) mod contact;
pub(crate) mod list;
pub(crate) mod measured;
pub(crate) mod plan;
pub(crate) mod version;
pub(crate) mod visit;

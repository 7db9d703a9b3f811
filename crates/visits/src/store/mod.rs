//! All SQL of this room.

pub(crate) mod attendance;
pub(crate) mod code;
pub(crate) mod known;
pub(crate) mod lock;
pub(crate) mod measured;
pub(crate) mod question;
pub(crate) mod report;

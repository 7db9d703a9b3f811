//! Pure: how an entry is hashed, how hashes become a root, and what a chain must be like.

pub(crate) mod chain;
pub(crate) mod encoding;
pub mod merkle;

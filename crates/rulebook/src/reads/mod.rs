//! What other rooms may ask.

pub(crate) mod local_rules;

pub use local_rules::{book, local_rules};

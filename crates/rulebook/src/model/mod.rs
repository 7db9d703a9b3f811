//! The book and its rules: values that cannot be wrong once they are read.

pub(crate) mod book;
mod checks;
pub(crate) mod fault;
mod files;
pub mod keys;
pub(crate) mod local;
pub(crate) mod rule;
pub(crate) mod share;
pub(crate) mod value;

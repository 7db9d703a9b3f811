//! Pure decisions about the book.

pub(crate) mod local_value;

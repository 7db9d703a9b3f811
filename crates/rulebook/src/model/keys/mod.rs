//! The keys of all rules, so that a wrong one does not compile. A test holds them against the files of the book.

mod fl;
mod local;
mod lss;
mod others;
mod sol;

pub use fl::*;
pub use local::*;
pub use lss::*;
pub use others::*;
pub use sol::*;

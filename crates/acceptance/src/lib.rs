//! The product as a whole, looked at from outside; everything is in `tests/it`.
//!
//! | test | what it shows |
//! |---|---|
//! | `routes` | every page as every role, with and without relation; what may not be seen answers as what is not there |
//! | `markers` | no word of anybody's reaches anybody without right to it, and every reading is in the access log |
//! | `crash` | what was acknowledged before `kill -9` is there once, on both databases |
//! | `lived` | some weeks of a municipality's year, lived day by day: all that must hold holds, and what does not is found |
//! | `browser` | Ragnar's year in a real browser, by keyboard, at 320 px and wide, with axe-core on every page |
//!
//! Pictures of the browser's story are put under `target/acceptance`.

mod axe;

pub use axe::AXE;

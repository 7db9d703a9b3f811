//! The workshop's own commands, and the private PostgreSQL that tests run against.
//!
//! | word | meaning |
//! |---|---|
//! | command | one word after `cargo xtask`, one file under `commands/` |
//! | step | one part of the check: fmt, clippy, doc, test, doctest, count, deny, machete |
//! | count | how many instructions a search takes, held against its limit |
//! | tally | how much passed and how much failed; the last line of a check |
//! | [`postgres::Private`] | a PostgreSQL of one's own, gone with the process that started it |
//!
//! Invariants: only the standard library is used, so that `cargo xtask` starts within seconds on a
//! fresh machine; nothing that is started outlives the process that started it, however it ends.
//!
//! To add a command: write `commands/<name>.rs` with a `pub(super) const COMMAND`, and put it in the
//! table of `commands/mod.rs`. To add a step: write a function in `steps.rs` and put it in its table.

mod cargo;
mod commands;
mod console;
mod counts;
mod debian;
mod failure;
mod options;
pub mod postgres;
mod steps;
mod tally;

pub use commands::run;
pub use failure::Failure;

//! The command line of the forecast engine, without a database: files in, figures out.
//!
//! | word | type |
//! |---|---|
//! | what was asked | [`Forecast`], with one command for each question |
//! | what is said when it is done | [`Told`] |
//! | what is wrong, in which file, line and column | [`Trouble`] |
//!
//! Invariants
//! - Files are bounded before they are read and while they are unpacked.
//! - The engine is handed what was known at the jump-off; outcomes are read for a backtest only.

mod commands;
mod files;
mod progress;
mod rows;

pub use commands::{Forecast, Told};
pub use projection::Trouble;

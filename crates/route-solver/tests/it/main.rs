//! The engine from outside: answers held by the judges, sameness, absurd problems, and readers that never panic.
#![expect(
    clippy::expect_used,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a test that cannot go on says why, and its numbers are small"
)]

mod absurd;
mod care;
mod readers;
mod reasons;
mod replans;
mod research;
mod ties;
mod tours;

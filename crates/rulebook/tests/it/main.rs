//! The rule book as a whole: its files, its printed form, its days, and the municipality's own rows.
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot go on says why"
)]

mod book;
mod breaches;
mod days;
mod local;
mod printed;

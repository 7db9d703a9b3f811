//! The contract of duties, on both databases.
#![expect(clippy::expect_used, reason = "a test that cannot go on says why")]

mod calendar;
mod contract;
mod escalation;
mod lists;
mod world;

//! The contract of history, on both databases.
#![expect(clippy::expect_used, reason = "a test that cannot go on says why")]

mod contract;
mod crowd;
mod ledger;
mod review;
mod tampering;
mod world;

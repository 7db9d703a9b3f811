//! The contract of access, on both databases.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on says why"
)]

mod agree;

mod stage;

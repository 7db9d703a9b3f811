//! The contract of access, on both databases.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on says why"
)]

mod accounts;
mod agree;
mod golden;
mod login;
mod oracle;
mod passkeys;
mod relations;
mod sessions;
mod stage;
mod texts;

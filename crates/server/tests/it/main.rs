//! The program as those who run it meet it: its words, its files, its process.
#![expect(clippy::expect_used, reason = "a test that cannot go on says why")]

mod beginning;
mod configuration;
mod help;
mod importing;
mod importing_own;
mod importing_staff;
mod invariants;
mod looking;
mod program;
mod recount;
mod safekeeping;
mod serving;
mod tasks;
mod words;

//! The portal's pages as every role: who reaches which, that none breaks, and that each is drawn twice alike.
#![expect(clippy::expect_used, reason = "a test that cannot go on says why")]

mod assignments;
mod browser;
mod care_contact;
mod demo;
mod history;
mod left_alone;
mod measures;
mod routes;
mod rules;
mod search;
mod stage;

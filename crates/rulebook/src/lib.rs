//! Law as data: what statutes and the municipality's own decisions say, dated, with the paragraph and the reason.
//!
//! | word | meaning |
//! |---|---|
//! | [`RuleBook`] | every rule in every wording; ask it by key and day |
//! | [`Rule`] | one rule in one wording: value, validity, source, why |
//! | [`Value`], [`Term`] | what it says in figures: days, weeks, a share, a list, or a plain duty |
//! | [`keys`] | the keys of all rules, so that a wrong one does not compile |
//! | national | stands in a statute; changes with the product's files |
//! | local | decided by the municipality; a default until [`SetLocalRule`] adds a row |
//!
//! Invariants
//! - A wording is valid from its first to its last day, both included. On no day are two wordings of a rule valid, and
//!   between two wordings there is no day without one.
//! - All wordings of a rule have the same kind of value.
//! - What has not been read in its source says so: `verified` is false and a remark tells why.
//! - A local row is never changed. Setting a rule adds a row from today or later, so the value of a past day stays.
//!
//! Absent here: calendars. Three weeks from a day is the business of `duties`.
//!
//! To change the law: give the old rule its last day in `rules/national.toml`, add the new one below it, and renew the
//! printed book with `UPDATE_GOLDEN=1 cargo test -p rulebook`. To add a rule: write it into the file and its key into
//! `src/model/keys.rs`; a test holds the two against each other.

mod actions;
mod model;
pub mod reads;
mod rules;
mod store;

pub use actions::set_local_rule::{LocalRuleSet, SetLocalRule};
pub use model::{
    book::RuleBook,
    fault::{BookFault, RuleFault},
    keys,
    local::{LocalRow, LocalRowId, LocalRows},
    rule::{Begins, Decided, DecisionKind, Law, Lookup, Rule, Source},
    share::{Share, ShareError},
    value::{Item, Kind, Term, Value},
};

/// The tables of this room.
pub const MIGRATIONS: ::store::Migrations = ::store::Migrations {
    room: "rule",
    steps: &[::store::Step::both(
        "0001_local",
        include_str!("../migrations/0001_local.sql"),
    )],
};

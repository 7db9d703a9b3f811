//! Pages that combine rooms, and the pages of the platform's rooms, which have none of their own.
//!
//! | page | address |
//! |---|---|
//! | front page for everybody | `/` |
//! | login, choice of assignment, logout | `/logga-in`, `/uppdrag`, `/logga-ut` |
//! | what comes first for each role | `/hem` |
//! | a person's main file, timeline, who has read, protection | `/personer/{person}`, `…/handelser`, `…/lasningar`, `…/skydd` |
//! | the work list, search | `/att-gora`, `/sok` |
//! | the review of the log | `/logg`, `/logg/stickprov`, `/logg/antal` |
//! | the rule book, a rule, setting it | `/regler`, `/regler/{key}`, `…/satt` |
//! | measures, one by a dimension, its rows | `/nyckeltal`, `/nyckeltal/{key}`, `…/rader` |
//! | my account, accounts of the staff | `/konto`, `/anvandare` |
//! | the person's own pages | `/min-sida` |
//! | language, light or dark | `/installningar/…` |
//! | help, accessibility | `/hjalp`, `/tillganglighet` |
//!
//! Invariants
//! - Nothing is decided here: pages read through the rooms' reads, and change through their actions.
//! - What was typed in another page when a session ended goes through the login and is sent again.

mod actions;
mod measures;
mod pages;

pub use measures::MEASURES;
pub use pages::{routes, ways};

use kernel::Language;
use page_kit::Locale;

/// The words of this room.
pub const LOCALES: [Locale; 2] = [
    Locale {
        language: Language::Swedish,
        source: include_str!("../locales/sv.ftl"),
    },
    Locale {
        language: Language::English,
        source: include_str!("../locales/en.ftl"),
    },
];

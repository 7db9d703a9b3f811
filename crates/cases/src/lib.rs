//! From the first contact to the provider's answer.
//!
//! | word | meaning |
//! |---|---|
//! | contact (kontakt) | somebody got in touch with the first line: [`Contact`] |
//! | guidance (rådgivning) | an answer that leaves nothing behind that tells who it was about |
//! | early help (insats utan behovsprövning) | a service from the catalogue, without needs assessment |
//! | case (ärende) | what is done for one person: [`Case`] |
//!
//! Invariants
//! - A contact about nobody holds nothing personal once it is answered with guidance.
//! - Whoever registers a contact about a person stands in a case relation to the person from then on; nobody else does.
//! - Every change is an action, in one transaction with its history and its duties.
//!
//! Law: `SoL` (2025:400) 2:4, 11:1, 11:5–6, 14:2–9, 34:1–2, 35:1; LSS (1993:387) 7–10, 27, 28 f–h §§;
//! FL (2017:900) 11, 12, 25, 31–33, 43–46 §§. Numbers come from the rule book.

mod actions;
mod model;
mod pages;
mod reads;
mod rules;
mod store;

pub use actions::{CloseContact, GiveGuidance, RegisterContact, Registered};
pub use model::{
    Caller, Case, CaseId, CaseState, Cases, Channel, Contact, ContactId, ContactState, Contacts,
    Regime, Topic,
};
pub use pages::routes;
pub use reads::{ContactLine, contacts_of_person, open_contacts};

use kernel::Language;
use page_kit::Locale;

/// The tables of this room.
pub const MIGRATIONS: ::store::Migrations = ::store::Migrations {
    room: "case",
    steps: &[::store::Step::both(
        "0001_contact",
        include_str!("../migrations/0001_contact.sql"),
    )],
};

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

//! Those who live in the municipality: who they are, how they are reached, and who stands close to them.
//!
//! | word | type |
//! |---|---|
//! | person | [`Person`], with or without a number ([`Identity`]) |
//! | contact details (kontaktuppgifter) | [`ContactDetails`], in a table and a read of their own |
//! | relative, with authority (fullmakt, god man, …) | [`Relative`], [`Authority`] |
//! | language, interpreter, national minority language | [`LanguageNeeds`] |
//!
//! Reads: [`person`], [`persons`], [`person_by_number`], [`persons_seen`], [`contact_details`], [`earlier_contact_details`], [`postal_codes`],
//! [`relatives`], [`relative`], [`search`], [`count`].
//! Actions: [`AddPerson`], [`ChangePerson`], [`ChangeContactDetails`], [`ChangeSituation`],
//! [`AddRelative`], [`ChangeRelative`], [`RecordDeath`], [`ImportResidents`].
//!
//! Invariants
//! - A number belongs to one person.
//! - Whether an identity is protected is not known here but in `access`; so contact details are never part of a
//!   person's view and are asked for on their own.
//! - A search does bounded work, whatever is typed and however many live here, and says when it stopped early.
//! - A bulk import is whole or not at all.

mod actions;
mod events;
mod model;
mod pages;
mod reads;
mod rules;
mod store;

pub use actions::{
    AddPerson, AddRelative, ChangeContactDetails, ChangePerson, ChangeRelative, ChangeSituation,
    ImportResidents, NewPerson, NewRelative, RecordDeath, ResidentRow,
};
pub use events::PersonDied;
pub use model::{
    Address, Authority, ContactDetails, Email, Household, Identity, Interpreter, Kinship,
    LanguageCode, LanguageNeeds, MinorityLanguage, Person, Phone, PostalCode, ReachError, Relative,
    Relatives, name_matches, sort_key,
};
pub use pages::{language_names, routes};
pub use reads::{
    FoundPersons, SearchQuery, contact_details, count, earlier_contact_details, person,
    person_by_number, persons, persons_seen, postal_codes, relative, relatives, search,
};
pub use store::MIGRATIONS;

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

//! Values that cannot be wrong: a person, how she or he is reached, who stands close.

mod contact_details;
mod fold;
mod household;
mod languages;
mod person;
mod relative;

pub use contact_details::{Address, ContactDetails, Email, Phone, PostalCode, ReachError};
pub(crate) use fold::{after, name_keys, pair, words, words_match};
pub use fold::{name_matches, sort_key};
pub use household::Household;
pub use languages::{Interpreter, LanguageCode, LanguageNeeds, MinorityLanguage};
pub use person::{Identity, Person};
pub use relative::{Authority, Kinship, Relative, Relatives};

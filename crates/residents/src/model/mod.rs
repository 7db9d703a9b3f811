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

/// A text that is none of an enum's keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not one of the known words")]
pub struct ParseKeyError;

/// An enum whose variants have a key each, for tables, files and addresses.
macro_rules! keyed {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $key:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $key)] $variant),+
        }
        impl $name {
            /// All of them, in the order in which forms show them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Its key in tables, files and addresses.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }
        }
        impl std::str::FromStr for $name {
            type Err = $crate::model::ParseKeyError;
            fn from_str(key: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|one| one.key() == key).ok_or($crate::model::ParseKeyError)
            }
        }
    };
}
pub(crate) use keyed;

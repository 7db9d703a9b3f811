//! Values that cannot be wrong: units, services, standard times.

mod catalogue;
mod codes;
mod district;
mod example;
mod life_area;
mod municipality;
mod order;
mod provider;
mod service;
mod staff;
mod standard_time;
mod unit;

pub use catalogue::national_services;
pub use codes::{CodeError, DistrictCode, ServiceCode, TaskCode};
pub use district::District;
pub use example::example_standard_times;
pub use life_area::LifeArea;
pub use municipality::{ContactLines, Municipality};
pub(crate) use order::swedish_order;
pub use provider::{Offer, ProviderService, ProviderServices};
pub use service::{Regime, Service, ServiceKind, Term};
pub use staff::StaffMember;
pub use standard_time::{Circumstance, Effect, Frequency, Per, StandardTable, StandardTime};
pub use unit::{ProviderForm, Unit, UnitKind};

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

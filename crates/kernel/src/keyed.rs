//! Enums that are kept and sent as text: one key for each value, and the way back.

/// A text that names none of the values of an enum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not one of the values")]
pub struct ParseKeyError;

/// Gives an enum its list of values, a key for each, and the way back from the key.
///
/// ```
/// #[derive(Debug, Clone, Copy, PartialEq)]
/// pub enum Size { Small, Large }
/// kernel::keyed!(Size { Small => "small", Large => "large" });
///
/// assert_eq!(Size::Large.key(), "large");
/// assert_eq!("small".parse(), Ok(Size::Small));
/// assert!("huge".parse::<Size>().is_err());
/// assert_eq!(Size::ALL.len(), 2);
/// ```
///
/// An enum that has nothing but its keys is declared in one go; files and the store know its values by the same keys.
///
/// ```
/// kernel::keyed! {
///     /// How somebody gets about.
///     pub enum Aid {
///         /// A rollator.
///         Rollator => "rollator",
///         /// A wheelchair.
///         Wheelchair => "wheelchair",
///     }
/// }
///
/// assert_eq!("rollator".parse(), Ok(Aid::Rollator));
/// ```
#[macro_export]
macro_rules! keyed {
    ($(#[$doc:meta])* pub enum $name:ident {
        $($(#[$variant_doc:meta])* $variant:ident => $key:literal),+ $(,)?
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ::serde::Serialize, ::serde::Deserialize)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $key)] $variant),+
        }
        $crate::keyed!($name { $($variant => $key),+ });
    };
    ($name:ident { $($variant:ident => $key:literal),+ $(,)? }) => {
        impl $name {
            /// All values, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its name in the store, in addresses and in language files.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }
        }
        impl ::std::str::FromStr for $name {
            type Err = $crate::ParseKeyError;
            fn from_str(key: &str) -> ::std::result::Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|v| v.key() == key).ok_or($crate::ParseKeyError)
            }
        }
    };
}

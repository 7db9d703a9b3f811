//! Short codes that people and files use: of services, tasks and districts.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Why a text is not a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a code has 1 to 40 small letters a to z, digits and hyphens")]
pub struct CodeError;

fn is_code(text: &str) -> bool {
    (1..=40).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}

macro_rules! code {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Reads a code; capitals and outer spaces are forgiven.
            pub fn parse(typed: &str) -> Result<Self, CodeError> {
                let code = typed.trim().to_lowercase();
                if is_code(&code) { Ok(Self(code)) } else { Err(CodeError) }
            }

            /// The code.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl FromStr for $name {
            type Err = CodeError;
            fn from_str(text: &str) -> Result<Self, CodeError> {
                Self::parse(text)
            }
        }
        impl TryFrom<String> for $name {
            type Error = CodeError;
            fn try_from(text: String) -> Result<Self, CodeError> {
                Self::parse(&text)
            }
        }
        impl From<$name> for String {
            fn from(code: $name) -> Self {
                code.0
            }
        }
    )+};
}

code! {
    /// The code of a service, for example `home-care`.
    ServiceCode,
    /// The code of a task with a standard time, for example `shopping`.
    TaskCode,
    /// The code of a district, for example `norr`.
    DistrictCode,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_short_and_plain() {
        assert_eq!(
            ServiceCode::parse(" Home-Care ").map(String::from),
            Ok("home-care".to_owned())
        );
        for bad in ["", "hem tjänst", "-x", "x-", "å", &"x".repeat(41)] {
            assert_eq!(TaskCode::parse(bad), Err(CodeError), "{bad}");
        }
    }
}

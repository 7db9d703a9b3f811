//! How a person is reached: guarded apart from who it is.

use kernel::{Line, TextError};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Why an address, a phone number or an e-mail address was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReachError {
    /// Not a phone number.
    #[error("a phone number has 5 to 15 digits")]
    Phone,
    /// Not an e-mail address.
    #[error("an e-mail address has a name, an @ and a domain")]
    Email,
    /// Not a postal code.
    #[error("a postal code has five digits")]
    PostalCode,
    /// Not a line of text.
    #[error("the text cannot be used")]
    Text(#[from] TextError),
}

/// A phone number: 5 to 15 digits, kept as people write it.
///
/// ```
/// use residents::Phone;
/// assert_eq!(Phone::parse("070-174 06 05")?.as_str(), "070-174 06 05");
/// assert!(Phone::parse("ring mig").is_err());
/// # Ok::<(), residents::ReachError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

/// An e-mail address: a name, an `@` and a domain with a dot. Whether it works is seen when it is used.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

/// A Swedish postal code, kept as five digits and shown as `123 45`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PostalCode(String);

impl Phone {
    /// Reads a number as people write it.
    pub fn parse(typed: &str) -> Result<Self, ReachError> {
        let line = Line::parse(typed)?;
        let text = line.as_str();
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let plain = text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '+' | '(' | ')' | '/'));
        let plus = text.char_indices().all(|(at, c)| c != '+' || at == 0);
        if plain && plus && (5..=15).contains(&digits) {
            Ok(Self(text.to_owned()))
        } else {
            Err(ReachError::Phone)
        }
    }
}

impl Email {
    /// Reads an address.
    pub fn parse(typed: &str) -> Result<Self, ReachError> {
        let line = Line::parse(typed)?;
        let text = line.as_str();
        let good = text.split_once('@').is_some_and(|(name, domain)| {
            !name.is_empty()
                && domain.contains('.')
                && !domain.contains('@')
                && domain.split('.').all(|part| !part.is_empty())
        });
        if good && !text.contains([' ', ',', ';', '<', '>', '"']) {
            Ok(Self(text.to_owned()))
        } else {
            Err(ReachError::Email)
        }
    }
}

impl PostalCode {
    /// Reads a code with or without space.
    pub fn parse(typed: &str) -> Result<Self, ReachError> {
        let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let good = digits.len() == 5
            && !digits.starts_with('0')
            && digits.bytes().all(|b| b.is_ascii_digit());
        good.then_some(Self(digits)).ok_or(ReachError::PostalCode)
    }
}

impl fmt::Display for PostalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.split_at_checked(3) {
            Some((area, rest)) => write!(f, "{area} {rest}"),
            None => f.write_str(&self.0),
        }
    }
}

macro_rules! reach_traits {
    ($($name:ident),+) => {$(
        impl $name {
            /// As it is kept.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl TryFrom<String> for $name {
            type Error = ReachError;
            fn try_from(text: String) -> Result<Self, ReachError> {
                Self::parse(&text)
            }
        }
        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.0
            }
        }
    )+};
}
reach_traits!(Phone, Email, PostalCode);

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where somebody lives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// Street and number, with c/o or flat where needed.
    pub street: Line,
    /// Postal code.
    pub postal_code: PostalCode,
    /// Town.
    pub town: Line,
}

/// How a person is reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactDetails {
    /// Where the person lives, if known.
    pub address: Option<Address>,
    /// The code of the district that answers for the person.
    pub district: Option<Line>,
    /// The number to ring first.
    pub phone: Option<Phone>,
    /// A second number.
    pub second_phone: Option<Phone>,
    /// E-mail.
    pub email: Option<Email>,
    /// Rises by one with every change.
    pub version: i64,
}

impl ContactDetails {
    /// Nothing known yet.
    pub const UNKNOWN: Self = Self {
        address: None,
        district: None,
        phone: None,
        second_phone: None,
        email: None,
        version: 0,
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_and_what_is_not() {
        for good in [
            "08-465 004 00",
            "+46 70 174 06 05",
            "11414",
            "(031) 390 06 00",
        ] {
            assert!(Phone::parse(good).is_ok(), "{good}");
        }
        for bad in ["", "12", "07O-1740605", "070+1740605", "1234567890123456"] {
            assert!(Phone::parse(bad).is_err(), "{bad}");
        }
        for good in ["anna@lindvik.example", "a.b+c@x.se", "åsa@öster.se"] {
            assert!(Email::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "anna",
            "anna@",
            "@x.se",
            "a@b",
            "a b@x.se",
            "a@b@c.se",
            "a@x..se",
            "a@x.se,b@x.se",
        ] {
            assert!(Email::parse(bad).is_err(), "{bad}");
        }
        assert_eq!(
            PostalCode::parse("15133").map(|c| c.to_string()),
            Ok("151 33".to_owned())
        );
        for bad in ["", "1513", "01513", "151 3x", "SE-15133"] {
            assert!(PostalCode::parse(bad).is_err(), "{bad}");
        }
    }
}

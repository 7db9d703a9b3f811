//! The code of a home: on paper by the door, or in a tag that a phone reads.

use std::{fmt, str::FromStr};

/// The code of a home, in which signs that look alike are one. It shows that somebody stood there; it opens nothing.
///
/// ```
/// use visits::HomeCode;
///
/// let code: HomeCode = "k7 m4-pq".parse()?;
/// assert_eq!(code.to_string(), "K7M-4PQ");
/// assert_eq!(Ok(code), "K7M4PQ".parse());
/// assert!("K7M4P".parse::<HomeCode>().is_err());
/// # Ok::<(), visits::HomeCodeError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct HomeCode(String);

/// A text that is no code of a home.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a code has six letters and figures")]
pub struct HomeCodeError;

/// Without those that people take for another: no I, L, O, U, 0, 1.
const SIGNS: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";

impl HomeCode {
    /// How many signs it has.
    pub const LENGTH: usize = 6;

    /// A code drawn by chance; some 700 million there are.
    pub fn draw(chance: u128) -> Self {
        let mut left = chance;
        let many = u128::try_from(SIGNS.len()).unwrap_or(1);
        let signs = (0..Self::LENGTH).filter_map(|_| {
            let at = usize::try_from(left % many).ok()?;
            left /= many;
            SIGNS.get(at).copied().map(char::from)
        });
        Self(signs.collect())
    }

    /// The signs alone.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for HomeCode {
    type Err = HomeCodeError;

    fn from_str(typed: &str) -> Result<Self, HomeCodeError> {
        let signs: String = typed
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|sign| sign.to_ascii_uppercase())
            .collect();
        let is_whole = signs.len() == Self::LENGTH && signs.bytes().all(|s| SIGNS.contains(&s));
        if is_whole {
            Ok(Self(signs))
        } else {
            Err(HomeCodeError)
        }
    }
}

impl fmt::Display for HomeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, rest) = self.0.split_at(Self::LENGTH / 2);
        write!(f, "{first}-{rest}")
    }
}

/// Not told in logs.
impl fmt::Debug for HomeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HomeCode(…)")
    }
}

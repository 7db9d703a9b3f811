//! A share of something, exact to the millionth: 80 per cent, or 0.5392 price base amounts.

use kernel::Language;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A share; it may be above one, as in 1.4789 price base amounts.
///
/// ```
/// use rulebook::Share;
/// let share: Share = "0.30".parse()?;
/// assert_eq!(share.of(250), 75);
/// assert!("30 %".parse::<Share>().is_err());
/// # Ok::<(), rulebook::ShareError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Share(i64);

/// A text that is no share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a share: write it as 0.5392, with at most six decimals and at most 9999")]
pub struct ShareError;

const ONE: i64 = 1_000_000;

impl Share {
    /// In millionths.
    pub const fn parts_per_million(self) -> i64 {
        self.0
    }

    /// The share of a whole, rounded to the nearest unit, halves away from zero.
    pub fn of(self, whole: i64) -> i64 {
        let parts = i128::from(whole) * i128::from(self.0);
        let half = i128::from(ONE / 2) * parts.signum();
        i64::try_from((parts + half) / i128::from(ONE)).unwrap_or(i64::MAX)
    }

    /// As a decimal number: `0,5392` in Swedish.
    pub fn decimal(self, language: Language) -> String {
        decimal(self.0, ONE, language)
    }

    /// As a number of per cent, without the sign: `53,92` in Swedish.
    pub fn percent(self, language: Language) -> String {
        decimal(self.0, ONE / 100, language)
    }
}

fn decimal(parts: i64, one: i64, language: Language) -> String {
    let (whole, rest) = (parts / one, parts % one);
    if rest == 0 {
        return whole.to_string();
    }
    let width = one.to_string().len() - 1;
    let digits = format!("{rest:0width$}");
    let mark = match language {
        Language::English => '.',
        Language::Swedish | Language::Finnish => ',',
    };
    format!("{whole}{mark}{}", digits.trim_end_matches('0'))
}

impl FromStr for Share {
    type Err = ShareError;
    fn from_str(text: &str) -> Result<Self, ShareError> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || whole.len() > 4 || decimals.len() > 6 {
            return Err(ShareError);
        }
        if !digits(whole) || !digits(decimals) {
            return Err(ShareError);
        }
        let parts = format!("{whole}{decimals:0<6}");
        parts.parse().map(Self).ok().ok_or(ShareError)
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.decimal(Language::English))
    }
}
impl TryFrom<String> for Share {
    type Error = ShareError;
    fn try_from(text: String) -> Result<Self, ShareError> {
        text.parse()
    }
}
impl From<Share> for String {
    fn from(share: Share) -> Self {
        share.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn shares_read_and_write() {
        let share: Share = "0.5392".parse().expect("a share");
        assert_eq!(share.decimal(Language::Swedish), "0,5392");
        assert_eq!(share.percent(Language::Swedish), "53,92");
        assert_eq!(share.of(5_920_000), 3_192_064);
        for wrong in ["", ".5", "-1", "1,5", "0.1234567", "99999"] {
            assert_eq!(wrong.parse::<Share>(), Err(ShareError), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn writing_and_reading_changes_nothing(parts in 0_i64..9_999_999_999) {
            let share = Share(parts);
            prop_assert_eq!(share.to_string().parse::<Share>(), Ok(share));
        }
    }
}

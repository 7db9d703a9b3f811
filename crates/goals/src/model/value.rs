//! What an indicator can be: a number, a span, so many of so many, all, yes or no.

use std::{fmt, str::FromStr};

use kernel::Language;
use serde::{Deserialize, Serialize};

/// A number with at most three decimals, exact.
///
/// ```
/// use goals::Thousandths;
/// let share: Thousandths = "81,5".parse()?;
/// assert_eq!(share, "81.500".parse()?);
/// assert_eq!(share.to_string(), "81.5");
/// assert!("81,5555".parse::<Thousandths>().is_err());
/// # Ok::<(), goals::ValueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Thousandths(i64);

/// What an indicator was, is, or is to be.
///
/// It is typed, kept and sent as text:
///
/// ```
/// use goals::Value;
/// for (typed, kept) in [("83", "83"), ("71,9", "71.9"), ("10–15", "10-15"), ("3 / 5", "3/5"), ("Alla", "all"), ("ja", "yes")] {
///     assert_eq!(typed.parse::<Value>()?.to_string(), kept);
/// }
/// assert!("5/3".parse::<Value>().is_err());
/// assert!("15-10".parse::<Value>().is_err());
/// # Ok::<(), goals::ValueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Value {
    /// A number in the indicator's unit.
    Number(Thousandths),
    /// Somewhere between two numbers: what is known of a past that nobody counted.
    Span {
        /// The lowest.
        from: Thousandths,
        /// The highest; above the lowest.
        to: Thousandths,
    },
    /// So many of so many services, units, agreements.
    Of {
        /// How many meet it; at most all.
        met: u32,
        /// Of how many; at least one.
        of: u32,
    },
    /// All of them, however many they are.
    All,
    /// Yes or no.
    YesNo(bool),
}

/// A text that is no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a value: write a number with at most three decimals, 10-15, 3/5, all, yes or no")]
pub struct ValueError;

const ONE: i64 = 1000;
/// Larger numbers are mistakes.
const MAX: i64 = 1_000_000_000_000;

impl Thousandths {
    /// A whole number.
    pub const fn whole(number: i64) -> Self {
        Self(number.saturating_mul(ONE))
    }

    /// The nearest tenth to a figure that was computed, which is as fine as people compare; none for what is no number or too large.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::as_conversions,
        reason = "the range is checked first, and the rest is what rounding is for"
    )]
    pub fn nearest(figure: f64) -> Option<Self> {
        let scaled = (figure * 10.0).round() * (ONE / 10) as f64;
        (scaled.is_finite() && scaled.abs() <= MAX as f64).then_some(Self(scaled as i64))
    }

    /// In thousandths.
    pub const fn count(self) -> i64 {
        self.0
    }

    /// For a drawing.
    #[expect(
        clippy::cast_precision_loss,
        clippy::as_conversions,
        reason = "a drawing needs no more than the digits that a float has"
    )]
    pub fn drawn(self) -> f64 {
        self.0 as f64 / ONE as f64
    }

    /// In words of a language: `81,5`.
    pub fn say(self, language: Language) -> String {
        let plain = self.to_string();
        match language {
            Language::English => plain,
            Language::Swedish | Language::Finnish => plain.replace('.', ","),
        }
    }
}

impl fmt::Display for Thousandths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.abs() / ONE, self.0.abs() % ONE);
        if rest == 0 {
            return write!(f, "{sign}{whole}");
        }
        let digits = format!("{rest:03}");
        write!(f, "{sign}{whole}.{}", digits.trim_end_matches('0'))
    }
}

impl FromStr for Thousandths {
    type Err = ValueError;

    fn from_str(typed: &str) -> Result<Self, ValueError> {
        let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let plain = plain.replace(',', ".").replace('−', "-");
        let (sign, digits) = match plain.strip_prefix('-') {
            Some(digits) => (-1, digits),
            None => (1, plain.as_str()),
        };
        let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let has_decimals = digits.contains('.');
        if whole.is_empty() || whole.len() > 9 || !is_number(whole) || !is_number(rest) {
            return Err(ValueError);
        }
        if rest.len() > 3 || (has_decimals && rest.is_empty()) {
            return Err(ValueError);
        }
        let whole: i64 = whole.parse().map_err(|_unread| ValueError)?;
        let rest: i64 = format!("{rest:0<3}")
            .parse()
            .map_err(|_unread| ValueError)?;
        Ok(Self(sign * (whole * ONE + rest)))
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Span { from, to } => write!(f, "{from}-{to}"),
            Self::Of { met, of } => write!(f, "{met}/{of}"),
            Self::All => f.write_str("all"),
            Self::YesNo(true) => f.write_str("yes"),
            Self::YesNo(false) => f.write_str("no"),
        }
    }
}

impl FromStr for Value {
    type Err = ValueError;

    fn from_str(typed: &str) -> Result<Self, ValueError> {
        let typed = typed.trim().to_lowercase();
        match typed.as_str() {
            "all" | "alla" => return Ok(Self::All),
            "yes" | "ja" => return Ok(Self::YesNo(true)),
            "no" | "nej" => return Ok(Self::YesNo(false)),
            _ => {}
        }
        if let Some((met, of)) = typed.split_once('/') {
            let part = |text: &str| text.trim().parse::<u32>().map_err(|_unread| ValueError);
            let (met, of) = (part(met)?, part(of)?);
            return (of > 0 && met <= of)
                .then_some(Self::Of { met, of })
                .ok_or(ValueError);
        }
        if let Ok(number) = typed.parse() {
            return Ok(Self::Number(number));
        }
        let (from, to) = typed.split_once(['-', '–']).ok_or(ValueError)?;
        let (from, to): (Thousandths, Thousandths) = (from.parse()?, to.parse()?);
        // A minus before the first could not be told from the line between the two when it is read again.
        (from < to && from.0 >= 0)
            .then_some(Self::Span { from, to })
            .ok_or(ValueError)
    }
}

impl TryFrom<String> for Value {
    type Error = ValueError;

    fn try_from(text: String) -> Result<Self, ValueError> {
        text.parse()
    }
}

impl From<Value> for String {
    fn from(value: Value) -> Self {
        value.to_string()
    }
}

impl Value {
    /// Where it lies in a drawing: the middle of a span, a share in per cent; none for yes and no.
    pub fn drawn(self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(number.drawn()),
            Self::Span { from, to } => Some(f64::midpoint(from.drawn(), to.drawn())),
            Self::Of { met, of } => Some(100.0 * f64::from(met) / f64::from(of)),
            Self::All => Some(100.0),
            Self::YesNo(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_kept_is_read_again(thousandths in -999_999_999_i64..999_999_999, met in 0_u32..50, more in 1_u32..50) {
            let number = Thousandths(thousandths);
            for value in [Value::Number(number), Value::Of { met, of: met + more }, Value::All, Value::YesNo(false)] {
                prop_assert_eq!(value.to_string().parse::<Value>(), Ok(value));
            }
            let span = Value::Span { from: Thousandths(thousandths.abs()), to: Thousandths(thousandths.abs() + 1) };
            prop_assert_eq!(span.to_string().parse::<Value>(), Ok(span));
        }

        #[test]
        fn whatever_looks_like_a_value_is_read_again(typed in "[-−–0-9,./ ]{0,10}") {
            if let Ok(value) = typed.parse::<Value>() {
                prop_assert_eq!(value.to_string().parse::<Value>(), Ok(value), "{}", typed);
            }
        }

        #[test]
        fn whatever_is_typed_is_a_value_or_none(typed in "\\PC{0,12}") {
            if let Ok(value) = typed.parse::<Value>() {
                prop_assert_eq!(value.to_string().parse::<Value>(), Ok(value));
            }
        }
    }

    #[test]
    fn a_figure_is_rounded_to_the_tenth() {
        assert_eq!(
            Thousandths::nearest(83.333_33).map(|n| n.to_string()),
            Some("83.3".into())
        );
        assert_eq!(Thousandths::nearest(f64::NAN), None);
        assert_eq!(Thousandths::nearest(1e12), None);
    }
}

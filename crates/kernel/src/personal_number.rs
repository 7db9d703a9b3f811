//! Personal numbers and coordination numbers, parsed once and always valid.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Which kind of number it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NumberKind {
    /// Personnummer, for those in the population register.
    Personal,
    /// Samordningsnummer, for others: the day has 60 added.
    Coordination,
}

/// Legal sex, as the number shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sex {
    /// Woman: the ninth digit is even.
    Woman,
    /// Man: the ninth digit is odd.
    Man,
}

/// A Swedish personal number or coordination number: date of birth, birth number, check digit.
///
/// Written without century it is read as somebody under 100, or over with `+`, on the given day.
///
/// ```
/// use jiff::civil::date;
/// use kernel::{PersonalNumber, Sex};
/// let today = date(2026, 11, 22);
/// let number = PersonalNumber::parse("430519-2389", today)?;
/// assert_eq!(number.to_string(), "19430519-2389");
/// assert_eq!(number.sex(), Sex::Woman);
/// assert_eq!(number.age_on(today), 83);
/// assert!(PersonalNumber::parse("430519-2388", today).is_err());
/// # Ok::<(), kernel::PersonalNumberError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PersonalNumber {
    /// Twelve digits as a number: YYYYMMDDNNNC, the day with 60 added for coordination numbers.
    digits: u64,
}

/// Why a text is not a personal number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PersonalNumberError {
    /// Not ten or twelve digits.
    #[error("a personal number has ten or twelve digits")]
    Shape,
    /// No such day, or a day to come.
    #[error("the number's date does not exist or lies ahead")]
    Date,
    /// The last digit does not fit the others: a slip of the finger.
    #[error("the last digit does not fit the others")]
    CheckDigit,
}

impl PersonalNumber {
    /// Reads a number as people write it: `YYYYMMDD-NNNC`, `YYMMDD-NNNC`, `YYMMDD+NNNC`, with or without sign.
    pub fn parse(typed: &str, today: Date) -> Result<Self, PersonalNumberError> {
        let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let over_hundred = typed.contains('+');
        let digits: String = typed
            .chars()
            .filter(|c| !matches!(c, '-' | '+' | '\u{2013}' | '\u{2212}'))
            .collect();
        let signs = typed.chars().count() - digits.chars().count();
        if signs > 1 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(PersonalNumberError::Shape);
        }
        let number: u64 = digits
            .parse()
            .map_err(|_shape: std::num::ParseIntError| PersonalNumberError::Shape)?;
        match digits.len() {
            12 => Self::from_digits(number, today),
            10 => Self::from_digits(Self::with_century(number, over_hundred, today), today),
            _ => Err(PersonalNumberError::Shape),
        }
    }

    /// The youngest reading that is not ahead of today; `+` means a hundred years more.
    fn with_century(ten: u64, over_hundred: bool, today: Date) -> u64 {
        let century = u64::try_from(today.year() / 100).unwrap_or(20);
        let day = ten / 10_000 % 100;
        let date = ten / 10_000 - if day > 60 { 60 } else { 0 };
        let today_short = u64::try_from(today.year() % 100).unwrap_or_default() * 10_000
            + u64::from(today.month().unsigned_abs()) * 100
            + u64::from(today.day().unsigned_abs());
        let mut century = if date > today_short {
            century - 1
        } else {
            century
        };
        if over_hundred {
            century -= 1;
        }
        century * 10_000_000_000 + ten
    }

    fn from_digits(digits: u64, today: Date) -> Result<Self, PersonalNumberError> {
        let number = Self { digits };
        let born = number.date().ok_or(PersonalNumberError::Date)?;
        if born > today || born.year() < 1840 {
            return Err(PersonalNumberError::Date);
        }
        if (digits / 10).is_multiple_of(1000) {
            return Err(PersonalNumberError::Shape);
        }
        if digits % 10 != check_digit(digits / 10 % 1_000_000_000) {
            return Err(PersonalNumberError::CheckDigit);
        }
        Ok(number)
    }

    /// The number for a date of birth and a birth number (1–999), with its check digit.
    pub fn compose(born: Date, birth_number: u16) -> Result<Self, PersonalNumberError> {
        if !(1..=999).contains(&birth_number) {
            return Err(PersonalNumberError::Shape);
        }
        let year = u64::try_from(born.year())
            .map_err(|_negative: std::num::TryFromIntError| PersonalNumberError::Date)?;
        let date = year * 10_000
            + u64::from(born.month().unsigned_abs()) * 100
            + u64::from(born.day().unsigned_abs());
        let eleven = date * 1000 + u64::from(birth_number);
        Ok(Self {
            digits: eleven * 10 + check_digit(eleven % 1_000_000_000),
        })
    }

    /// A number kept by the store: twelve digits. No check against today.
    pub fn from_stored(text: &str) -> Result<Self, PersonalNumberError> {
        Self::parse(text, Date::MAX)
    }

    /// Twelve digits without sign, as the store keeps them and as search finds them.
    pub fn twelve_digits(self) -> String {
        format!("{:012}", self.digits)
    }

    fn date(self) -> Option<Date> {
        let date = self.digits / 10_000;
        let (year, month, day) = (date / 10_000, date / 100 % 100, date % 100);
        let day = if day > 60 { day - 60 } else { day };
        Date::new(
            i16::try_from(year).ok()?,
            i8::try_from(month).ok()?,
            i8::try_from(day).ok()?,
        )
        .ok()
    }

    /// Date of birth.
    pub fn born(self) -> Date {
        self.date().unwrap_or(Date::MIN)
    }

    /// Which kind of number.
    pub const fn kind(self) -> NumberKind {
        if self.digits / 10_000 % 100 > 60 {
            NumberKind::Coordination
        } else {
            NumberKind::Personal
        }
    }

    /// Legal sex.
    pub const fn sex(self) -> Sex {
        if (self.digits / 10).is_multiple_of(2) {
            Sex::Woman
        } else {
            Sex::Man
        }
    }

    /// Age in whole years on a day. Somebody born on 29 February turns a year older on 1 March in other years.
    pub fn age_on(self, day: Date) -> i16 {
        let born = self.born();
        let had_birthday = (day.month(), day.day()) >= (born.month(), born.day());
        day.year() - born.year() - i16::from(!had_birthday)
    }
}

/// The check digit of nine digits (YYMMDDNNN) by the modulus-10 rule.
const fn check_digit(nine: u64) -> u64 {
    let mut rest = nine;
    let mut sum = 0;
    let mut double = true;
    while rest > 0 {
        let digit = rest % 10;
        let part = if double { digit * 2 } else { digit };
        sum += part / 10 + part % 10;
        double = !double;
        rest /= 10;
    }
    (10 - sum % 10) % 10
}

impl fmt::Display for PersonalNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08}-{:04}", self.digits / 10_000, self.digits % 10_000)
    }
}

impl FromStr for PersonalNumber {
    type Err = PersonalNumberError;
    fn from_str(text: &str) -> Result<Self, PersonalNumberError> {
        Self::from_stored(text)
    }
}

impl TryFrom<String> for PersonalNumber {
    type Error = PersonalNumberError;
    fn try_from(text: String) -> Result<Self, PersonalNumberError> {
        Self::from_stored(&text)
    }
}

impl From<PersonalNumber> for String {
    fn from(number: PersonalNumber) -> Self {
        number.twelve_digits()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const TODAY: Date = date(2026, 11, 22);

    #[test]
    fn published_format_examples() {
        for good in [
            "19090527+1474",
            "200002292399",
            "195704289999",
            "194608239986",
            "190901219931",
            "200004059937",
            "090527+1474",
        ] {
            assert!(PersonalNumber::parse(good, TODAY).is_ok(), "{good}");
        }
        for bad in [
            "201509160006",
            "197004289895",
            "196004309886",
            "0",
            "",
            "19800101-",
            "abc",
            "2026-11-23-2391",
            "20990101-2391",
        ] {
            assert!(PersonalNumber::parse(bad, TODAY).is_err(), "{bad}");
        }
    }

    #[test]
    fn coordination_numbers_and_hundred_year_olds() {
        let number = PersonalNumber::parse("191401682396", TODAY).expect("published");
        assert_eq!(number.kind(), NumberKind::Coordination);
        assert_eq!(number.born(), date(1914, 1, 8));
        let old = PersonalNumber::parse("090527+1474", TODAY).expect("published");
        assert_eq!(old.born(), date(1909, 5, 27));
        assert_eq!(old.age_on(TODAY), 117);
    }

    proptest! {
        #[test]
        fn composed_numbers_read_back(days in 0..60_000i32, birth in 1u16..1000) {
            let born = date(1870, 1, 1).checked_add(jiff::Span::new().days(days)).expect("in range");
            prop_assume!(born <= TODAY);
            let number = PersonalNumber::compose(born, birth).expect("composed");
            prop_assert_eq!(PersonalNumber::parse(&number.to_string(), TODAY), Ok(number));
            prop_assert_eq!(number.born(), born);
            // One digit off is always found.
            let wrong = number.digits ^ 1;
            let wrong = format!("{wrong:012}");
            prop_assert!(PersonalNumber::parse(&wrong, TODAY).is_err());
        }

        #[test]
        fn nothing_typed_panics(typed in "\\PC{0,20}") {
            let _read = PersonalNumber::parse(&typed, TODAY);
        }
    }
}

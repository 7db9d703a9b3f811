//! A quarter of a year, by which decisions that have not been carried out are reported.

use kernel::Date;
use std::{fmt, str::FromStr};

/// A quarter: `2026-3` is July to September 2026.
///
/// ```
/// use cases::Quarter;
/// let third: Quarter = "2026-3".parse()?;
/// assert_eq!(third.first().to_string(), "2026-07-01");
/// assert_eq!(third.last().to_string(), "2026-09-30");
/// assert_eq!(third.next().next().to_string(), "2027-1");
/// # Ok::<(), kernel::ParseKeyError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    year: i16,
    number: i8,
}

impl Quarter {
    /// The quarter of a day.
    pub fn of(day: Date) -> Self {
        Self {
            year: day.year(),
            number: (day.month() - 1) / 3 + 1,
        }
    }

    /// Its first day.
    pub fn first(self) -> Date {
        Date::new(self.year, (self.number - 1) * 3 + 1, 1).unwrap_or(Date::MIN)
    }

    /// Its last day.
    pub fn last(self) -> Date {
        let month = Date::new(self.year, self.number * 3, 1).unwrap_or(Date::MIN);
        month.last_of_month()
    }

    /// The one after.
    #[must_use]
    pub const fn next(self) -> Self {
        if self.number == 4 {
            Self {
                year: self.year.saturating_add(1),
                number: 1,
            }
        } else {
            Self {
                year: self.year,
                number: self.number + 1,
            }
        }
    }

    /// The one before.
    #[must_use]
    pub const fn before(self) -> Self {
        if self.number == 1 {
            Self {
                year: self.year.saturating_sub(1),
                number: 4,
            }
        } else {
            Self {
                year: self.year,
                number: self.number - 1,
            }
        }
    }

    /// The year.
    pub const fn year(self) -> i16 {
        self.year
    }

    /// Which of the year's four.
    pub const fn number(self) -> i8 {
        self.number
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.year, self.number)
    }
}

impl FromStr for Quarter {
    type Err = kernel::ParseKeyError;
    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        let (year, number) = typed.split_once('-').ok_or(kernel::ParseKeyError)?;
        let year = year
            .parse()
            .ok()
            .filter(|year| (1900..=2999).contains(year));
        let number = number
            .parse()
            .ok()
            .filter(|number| (1..=4).contains(number));
        match (year, number) {
            (Some(year), Some(number)) => Ok(Self { year, number }),
            (None, _) | (_, None) => Err(kernel::ParseKeyError),
        }
    }
}

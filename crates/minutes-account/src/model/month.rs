//! A month of a year: what the account is kept by.

use std::{fmt, str::FromStr};

use jiff::{ToSpan, civil::Date};

/// A month of a year.
///
/// ```
/// use minutes_account::Month;
/// let march: Month = "2026-03".parse()?;
/// assert_eq!(march.last().to_string(), "2026-03-31");
/// assert_eq!(march.after(10).to_string(), "2027-01");
/// # Ok::<(), minutes_account::MonthError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(Date);

/// What is no month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a month is written 2026-03")]
pub struct MonthError;

impl Month {
    /// The month in which a day lies.
    pub fn of(day: Date) -> Self {
        Self(day.first_of_month())
    }

    /// Its first day.
    pub const fn first(self) -> Date {
        self.0
    }

    /// Its last day.
    pub fn last(self) -> Date {
        self.0.last_of_month()
    }

    /// The month so many months later, or earlier where less than 0.
    #[must_use]
    pub fn after(self, months: i32) -> Self {
        Self(self.0.saturating_add(months.months()).first_of_month())
    }

    /// Whether it is over on a day.
    pub fn is_over(self, today: Date) -> bool {
        self.last() < today
    }

    /// All months from this one to another, both in it.
    pub fn to(self, last: Self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |month| Some(month.after(1)))
            .take_while(move |month| *month <= last)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0.year(), self.0.month())
    }
}

impl FromStr for Month {
    type Err = MonthError;

    fn from_str(text: &str) -> Result<Self, MonthError> {
        let (year, month) = text.split_once('-').ok_or(MonthError)?;
        if year.len() != 4 || month.len() != 2 {
            return Err(MonthError);
        }
        let (year, month) = (year.parse(), month.parse());
        let (Ok(year), Ok(month)) = (year, month) else {
            return Err(MonthError);
        };
        match Date::new(year, month, 1) {
            Ok(first) if (1900..=2200).contains(&year) => Ok(Self(first)),
            Ok(_) | Err(_) => Err(MonthError),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_month_is_none() {
        for text in [
            "",
            "2026",
            "2026-13",
            "2026-00",
            "26-01",
            "2026-1",
            "2026-01-01",
            "0001-01",
        ] {
            assert_eq!(text.parse::<Month>(), Err(MonthError), "{text}");
        }
        let february: Month = "2028-02".parse().expect("a month");
        assert_eq!(february.last().day(), 29);
        assert_eq!(february.after(-2).to_string(), "2027-12");
        assert!(!february.is_over(february.last()));
        assert_eq!(february.to(february.after(2)).count(), 3);
        assert_eq!(february.to(february.after(-1)).count(), 0);
    }
}

//! From–to in whole days, both ends included, as decisions and assignments are written.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A period of whole days; an open end means until further notice.
///
/// ```
/// use jiff::civil::date;
/// use kernel::Period;
/// let spring = Period::new(date(2026, 3, 1), Some(date(2026, 5, 31)))?;
/// assert!(spring.contains(date(2026, 5, 31)));
/// assert!(!spring.contains(date(2026, 6, 1)));
/// # Ok::<(), kernel::PeriodError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Period {
    from: Date,
    to: Option<Date>,
}

/// A period that ends before it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the period ends before it begins")]
pub struct PeriodError;

impl Period {
    /// From one day to another, or until further notice.
    pub fn new(from: Date, to: Option<Date>) -> Result<Self, PeriodError> {
        match to {
            Some(end) if end < from => Err(PeriodError),
            Some(_) | None => Ok(Self { from, to }),
        }
    }

    /// From a day until further notice.
    pub const fn since(from: Date) -> Self {
        Self { from, to: None }
    }

    /// The first day.
    pub const fn from(self) -> Date {
        self.from
    }

    /// The last day, if one is set.
    pub const fn to(self) -> Option<Date> {
        self.to
    }

    /// The last day of it that has come: its last, or today where it has no end or ends ahead.
    ///
    /// ```
    /// use jiff::civil::date;
    /// use kernel::Period;
    /// let year = Period::new(date(2026, 1, 1), Some(date(2026, 12, 31)))?;
    /// assert_eq!(year.last(date(2026, 3, 2)), date(2026, 3, 2));
    /// assert_eq!(year.last(date(2027, 3, 2)), date(2026, 12, 31));
    /// # Ok::<(), kernel::PeriodError>(())
    /// ```
    pub fn last(self, today: Date) -> Date {
        self.to.map_or(today, |to| to.min(today))
    }

    /// Whether it runs until further notice.
    pub const fn is_standing(self) -> bool {
        self.to.is_none()
    }

    /// Whether the day lies in it.
    pub fn contains(self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    /// Whether the two share a day.
    pub fn overlaps(self, other: Self) -> bool {
        self.to.is_none_or(|to| other.from <= to) && other.to.is_none_or(|to| self.from <= to)
    }
}

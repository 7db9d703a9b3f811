//! Minutes: the thread from what was granted to what was done.

use serde::{Deserialize, Serialize};
use std::{
    fmt,
    iter::Sum,
    ops::{Add, Sub},
};

/// Whole minutes, never negative in a plan; a difference may be.
///
/// ```
/// use kernel::Minutes;
/// assert_eq!((Minutes::new(90) + Minutes::new(45)).count(), 135);
/// assert_eq!(Minutes::new(135).to_string(), "2:15");
/// ```
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Minutes(i64);

impl Minutes {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// So many minutes.
    pub const fn new(count: i64) -> Self {
        Self(count)
    }

    /// How many minutes.
    pub const fn count(self) -> i64 {
        self.0
    }
}

impl Add for Minutes {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}
impl Sub for Minutes {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}
impl Sum for Minutes {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::ZERO, Add::add)
    }
}
impl fmt::Display for Minutes {
    /// Hours and minutes, as on a rota: `2:15`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "−" } else { "" };
        let all = self.0.unsigned_abs();
        write!(f, "{sign}{}:{:02}", all / 60, all % 60)
    }
}

//! Moments and spans of time: whole seconds that cannot be mixed up.

use serde::{Deserialize, Serialize};

/// A moment: whole seconds after midnight before the first day of the problem.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Moment(pub i32);

/// A length of time in whole seconds.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Span(pub i32);

impl Span {
    /// Whole minutes.
    ///
    /// ```
    /// assert_eq!(route_solver::care::Span::minutes(2).0, 120);
    /// ```
    pub const fn minutes(minutes: i32) -> Self {
        Self(minutes.saturating_mul(60))
    }
}

impl Moment {
    /// A clock time of a day, the first day being 0.
    ///
    /// ```
    /// assert_eq!(route_solver::care::Moment::clock(1, 7, 30).0, 86_400 + 7 * 3_600 + 1_800);
    /// ```
    pub const fn clock(day: i32, hour: i32, minute: i32) -> Self {
        Self(day * 86_400 + hour * 3_600 + minute * 60)
    }

    /// This much later.
    #[must_use]
    pub const fn plus(self, span: Span) -> Self {
        Self(self.0.saturating_add(span.0))
    }

    /// How long after another moment.
    pub const fn since(self, other: Self) -> Span {
        Span(self.0.saturating_sub(other.0))
    }
}

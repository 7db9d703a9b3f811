//! What the room can be measured by: goals, who answered, and what they think of the help. That decisions are followed
//! up in time is measured where the decisions are, in `cases`.
//!
//! What is counted here belongs to whole half-years. If one could choose any two days, the difference between two
//! figures could tell what a single person answered.

mod answers;
mod goals;
mod groups;
mod response;

use jiff::ToSpan;
use kernel::{Date, measure::Dimension};

pub use answers::{
    COMPLAINT, CONTINUITY, INFLUENCE, SAFETY, TREATMENT, experienced, measure_of, theme_of,
};
pub use goals::{GOALS, goals};
pub(crate) use response::asked;
pub use response::{RESPONSE, response};

/// What the figures of this room can be divided by.
const DIMENSIONS: &[Dimension] = &[
    Dimension::Service,
    Dimension::District,
    Dimension::Provider,
    Dimension::ProviderForm,
    Dimension::Unit,
    Dimension::Sex,
    Dimension::AgeBand,
];

/// The first and last day of the half-year of a day.
pub fn half_year(day: Date) -> (Date, Date) {
    let at = |month, last| Date::new(day.year(), month, last).unwrap_or(day);
    if day.month() <= 6 {
        (at(1, 1), at(6, 30))
    } else {
        (at(7, 1), at(12, 31))
    }
}

/// The half-year in which a period ends, or the one before where that is not over. What single persons have answered is
/// counted for one half-year at a time, and not before it is over: a figure that is read again after one more answer
/// would tell what that answer was.
pub fn ended_half_year(period: kernel::Period, today: Date) -> (Date, Date) {
    let (first, last) = half_year(period.last(today));
    if last < today {
        (first, last)
    } else {
        half_year(first.saturating_sub(1.day()))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_period_is_read_as_a_half_year_that_is_over() {
        let period =
            kernel::Period::new(date(2025, 11, 23), Some(date(2026, 2, 1))).expect("a period");
        assert_eq!(half_year(date(2026, 6, 30)).0, date(2026, 1, 1));
        let ended = |today| ended_half_year(period, today);
        assert_eq!(
            ended(date(2026, 7, 1)),
            (date(2026, 1, 1), date(2026, 6, 30))
        );
        assert_eq!(
            ended(date(2026, 6, 30)),
            (date(2025, 7, 1), date(2025, 12, 31))
        );
    }
}

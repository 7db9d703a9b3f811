//! Minutes of a week, or of four, spread over its days in whole minutes, so that whole weeks come out even.

use jiff::civil::Date;
use kernel::Minutes;

const WEEK: i64 = 7;
const FOUR_WEEKS: i64 = 28;

/// The part of a whole that falls on a day of a round of days, counted from 0.
fn part(whole: Minutes, day: i64, round: i64) -> Minutes {
    let until = |n: i64| (whole.count() * n).div_euclid(round);
    Minutes::new(until(day + 1) - until(day))
}

/// What a day has of a week's minutes. The days of a week, from Monday, have all of them together.
pub(crate) fn of_week(weekly: Minutes, day: Date) -> Minutes {
    let number = i64::from(day.weekday().to_monday_zero_offset());
    part(weekly, number, WEEK)
}

/// What a day has of four weeks' minutes, counted from the week of a day on which they begin.
pub(crate) fn of_four_weeks(minutes: Minutes, anchor: Date, day: Date) -> Minutes {
    let monday = i64::from(anchor.weekday().to_monday_zero_offset());
    let since = day
        .since(anchor)
        .map_or(0, |span| i64::from(span.get_days()));
    part(minutes, (since + monday).rem_euclid(FOUR_WEEKS), FOUR_WEEKS)
}

#[cfg(test)]
mod tests {
    use jiff::{ToSpan, civil::date};
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Whole weeks have the week's minutes, whichever week it is.
        #[test]
        fn a_week_has_its_minutes(weekly in 0_i64..6_000, week in 0_i32..500) {
            let monday = date(2020, 1, 6).saturating_add((week * 7).days());
            let days = (0..7).map(|n| monday.saturating_add(n.days()));
            let sum: Minutes = days.map(|day| of_week(Minutes::new(weekly), day)).sum();
            prop_assert_eq!(sum, Minutes::new(weekly));
        }

        /// Four weeks have theirs, from any day of the round, before the anchor and after it.
        #[test]
        fn four_weeks_have_theirs(all in 0_i64..24_000, from in -700_i32..700, anchor in 0_i32..7) {
            let anchor = date(2026, 3, 2).saturating_add(anchor.days());
            let first = anchor.saturating_add(from.days());
            let days = (0..28).map(|n| first.saturating_add(n.days()));
            let sum: Minutes = days.map(|day| of_four_weeks(Minutes::new(all), anchor, day)).sum();
            prop_assert_eq!(sum, Minutes::new(all));
        }
    }
}

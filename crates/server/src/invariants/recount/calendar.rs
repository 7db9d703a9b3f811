//! Swedish days, reckoned here by themselves.

use jiff::{
    ToSpan,
    civil::{Weekday, date},
};
use kernel::Date;

pub(super) fn days_after(day: Date, days: i64) -> Date {
    day.saturating_add(days.days())
}

pub(super) fn day_before(day: Date) -> Date {
    days_after(day, -1)
}

pub(super) fn days_between(first: Date, last: Date) -> i64 {
    let span = first.until(last);
    span.map_or(0, |span| i64::from(span.get_days()))
}

/// The last of so many working days after a day.
pub(super) fn working_days_after(day: Date, count: u16) -> Date {
    let mut last = day;
    for _ in 0..count {
        last = days_after(last, 1);
        while is_closed(last) {
            last = days_after(last, 1);
        }
    }
    last
}

/// Weekends, public holidays (lagen 1989:253) and the eves that are equated with them (lagen 1930:173, 2 §).
fn is_closed(day: Date) -> bool {
    let easter = easter(day.year());
    let from_easter = days_between(easter, day);
    let (month, number) = (day.month(), day.day());
    let is_weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    // Midsummer's eve is the Friday between the 19th and the 25th of June.
    let is_midsummer =
        month == 6 && (19..=25).contains(&number) && day.weekday() == Weekday::Friday;
    let is_fixed = matches!(
        (month, number),
        (1, 1 | 6) | (5, 1) | (6, 6) | (12, 24 | 25 | 26 | 31)
    );
    // Good Friday, Easter Monday, Ascension.
    is_weekend || is_midsummer || is_fixed || matches!(from_easter, -2 | 1 | 39)
}

/// Easter Sunday: the Sunday after the first full moon of spring, by Gauss's way as Meeus and Jones write it.
fn easter(year: i16) -> Date {
    let year = i32::from(year);
    let (golden, century, of_century) = (year % 19, year / 100, year % 100);
    let moon = (8 * century + 13) / 25;
    let epact = (19 * golden + century - century / 4 - moon + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let shift = (golden + 11 * epact + 22 * weekday) / 451;
    let day = epact + weekday - 7 * shift + 114;
    let small = |n: i32| i8::try_from(n).unwrap_or(1);
    // The sum counts months of 31 days.
    date(
        i16::try_from(year).unwrap_or(1),
        small(day / 31),
        small(day % 31 + 1),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_calendar_is_the_swedish_one() {
        assert_eq!(easter(2026), date(2026, 4, 5));
        assert_eq!(easter(2027), date(2027, 3, 28));
        assert_eq!(easter(2038), date(2038, 4, 25));
        // Thursday before Easter: the next working day is the Tuesday after it.
        assert_eq!(working_days_after(date(2026, 4, 2), 1), date(2026, 4, 7));
        // Ascension, and the day after it that is none.
        assert_eq!(working_days_after(date(2026, 5, 13), 1), date(2026, 5, 15));
        assert_eq!(working_days_after(date(2026, 6, 18), 1), date(2026, 6, 22));
        assert_eq!(
            working_days_after(date(2026, 12, 23), 2),
            date(2026, 12, 29)
        );
    }
}

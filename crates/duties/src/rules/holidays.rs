//! Days on which offices are closed in Sweden.
//!
//! Source: lagen (1989:253) om allmänna helgdagar names the public holidays; lagen (1930:173) om beräkning av
//! lagstadgad tid adds Saturdays and the eves of Midsummer, Christmas and New Year. Both are written from general
//! knowledge: unverified against the statutes' text, which is not in this product's library.

use jiff::{
    ToSpan,
    civil::{Date, Weekday, date},
};

/// Easter Sunday of a year in the Gregorian calendar (the anonymous algorithm of 1876).
pub(crate) fn easter(year: i16) -> Date {
    let (cycle, century, rest) = {
        let year = i32::from(year);
        (year % 19, year / 100, year % 100)
    };
    let corrected = century - (century + 8) / 25 + 1;
    let moon = (19 * cycle + century - century / 4 - corrected / 3 + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = 7 * ((cycle + 11 * moon + 22 * sunday) / 451);
    let days_after_22_march = moon + sunday - late;
    Date::new(year, 3, 22)
        .unwrap_or(Date::MAX)
        .saturating_add(i64::from(days_after_22_march).days())
}

/// Whether a day is a public holiday: Sundays are.
pub(crate) fn is_public_holiday(day: Date) -> bool {
    let fixed = matches!(
        (day.month(), day.day()),
        (1, 1 | 6) | (5, 1) | (6, 6) | (12, 25 | 26)
    );
    let from_easter = (day - easter(day.year())).get_days();
    let movable = matches!(from_easter, -2 | 0 | 1 | 39 | 49);
    day.weekday() == Weekday::Sunday || fixed || movable || is_midsummer(day) || is_all_saints(day)
}

/// Midsommardagen: the Saturday of 20–26 June.
fn is_midsummer(day: Date) -> bool {
    day.weekday() == Weekday::Saturday && day.month() == 6 && (20..=26).contains(&day.day())
}

/// Alla helgons dag: the Saturday of 31 October – 6 November.
fn is_all_saints(day: Date) -> bool {
    let in_week = (day.month() == 10 && day.day() == 31) || (day.month() == 11 && day.day() <= 6);
    day.weekday() == Weekday::Saturday && in_week
}

/// Whether a day is the eve of Midsummer, Christmas or New Year.
pub(crate) fn is_great_eve(day: Date) -> bool {
    let midsummer =
        day.weekday() == Weekday::Friday && day.month() == 6 && (19..=25).contains(&day.day());
    midsummer || (day.month() == 12 && matches!(day.day(), 24 | 31))
}

/// The last day on which a year's holidays can still be told apart; beyond it nothing shifts.
pub(crate) const LAST: Date = date(9_990, 1, 1);

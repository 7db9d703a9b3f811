//! Swedish time arithmetic: a table of dated cases that a lawyer can read, and what holds for every day.

use duties::calendar::{
    OfficeHours, day_of, days_after, end_of_day, end_of_next_calendar_year, hours_after,
    is_open_day, is_public_holiday, months_after, next_open_day, start_of_day, weeks_from_receipt,
    working_hours_after,
};
use jiff::{SignedDuration, civil::date, civil::time};
use kernel::{Date, TimeZone, Timestamp};
use proptest::prelude::*;

fn sweden() -> TimeZone {
    TimeZone::get("Europe/Stockholm").expect("the zone")
}

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn moment(text: &str) -> Timestamp {
    text.parse().expect("a moment")
}

fn number(text: &str) -> i64 {
    text.parse().expect("a number")
}

/// What the calendar says to a line of the table, in the table's own words.
fn answer(words: &[&str]) -> String {
    let (zone, office) = (sweden(), OfficeHours::USUAL);
    match words {
        ["closed", on] => format!("closed {}", if is_open_day(day(on)) { "not" } else { *on }),
        ["open", on] => format!("open {}", if is_open_day(day(on)) { *on } else { "not" }),
        ["easter", year, on] => {
            let on = day(on);
            let friday_and_monday =
                is_public_holiday(days_after(on, -2)) && is_public_holiday(days_after(on, 1));
            format!(
                "easter {year} {}",
                if friday_and_monday {
                    on.to_string()
                } else {
                    "not".to_owned()
                }
            )
        }
        ["next", on, _to] => format!("next {on} {}", next_open_day(day(on))),
        ["weeks", on, n, _to] => {
            format!("weeks {on} {n} {}", weeks_from_receipt(day(on), number(n)))
        }
        ["months", on, n, _to] => format!("months {on} {n} {}", months_after(day(on), number(n))),
        ["days", on, n, _to] => format!("days {on} {n} {}", days_after(day(on), number(n))),
        ["year", on, _to] => format!("year {on} {}", end_of_next_calendar_year(day(on))),
        ["end", on, _to] => {
            let over = end_of_day(day(on), &zone) + SignedDuration::from_millis(1);
            format!("end {on} {over}")
        }
        ["hours", at, n, _to] => format!("hours {at} {n} {}", hours_after(moment(at), number(n))),
        ["work", at, n, _to] => {
            format!(
                "work {at} {n} {}",
                working_hours_after(moment(at), number(n), office, &zone)
            )
        }
        other => panic!("a line that is none: {other:?}"),
    }
}

#[test]
fn the_table_of_dated_cases_holds() {
    let lines = include_str!("calendar.txt").lines();
    let mut count = 0;
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let words: Vec<&str> = line.split(' ').collect();
        assert_eq!(answer(&words), line);
        count += 1;
    }
    assert!(count >= 100, "{count} cases");
}

#[test]
fn every_day_of_two_centuries_ends_where_the_next_begins() {
    let zone = sweden();
    let mut on = date(1990, 1, 1);
    let mut lengths = std::collections::BTreeSet::new();
    while on < date(2190, 1, 1) {
        let (begins, ends) = (start_of_day(on, &zone), end_of_day(on, &zone));
        assert_eq!(day_of(begins, &zone), on);
        assert_eq!(day_of(ends, &zone), on);
        let next = ends + SignedDuration::from_millis(1);
        assert_eq!(next, start_of_day(days_after(on, 1), &zone));
        lengths.insert(next.duration_since(begins).as_hours());
        on = days_after(on, 1);
    }
    assert_eq!(
        lengths,
        [23, 24, 25].into(),
        "days with and without a change of the clock"
    );
}

#[test]
fn a_year_has_as_many_holidays_as_it_must() {
    for year in 1990..2100 {
        let mut on = date(year, 1, 1);
        let (mut holidays, mut longest, mut run) = (0, 0, 0);
        while on.year() == year {
            holidays += i32::from(is_public_holiday(on));
            run = if is_open_day(on) { 0 } else { run + 1 };
            longest = longest.max(run);
            on = days_after(on, 1);
        }
        // 52 or 53 Sundays and 11 movable or fixed days, of which some fall on Sundays.
        assert!((58..=64).contains(&holidays), "{year}: {holidays}");
        assert!(
            longest <= 5,
            "{year}: offices are never closed for {longest} days"
        );
    }
}

#[test]
fn numbers_beyond_all_reason_stay_within_the_calendar() {
    let (zone, last) = (sweden(), Date::MAX);
    for n in [i64::MIN, -1, 0, 1, i64::MAX] {
        for on in [Date::MIN, date(2026, 1, 31), last] {
            let _within = (
                days_after(on, n),
                months_after(on, n),
                weeks_from_receipt(on, n),
            );
            let _bound = end_of_day(end_of_next_calendar_year(on), &zone);
        }
        for at in [
            Timestamp::MIN,
            moment("2026-01-31T12:00:00Z"),
            Timestamp::MAX,
        ] {
            let _within = hours_after(at, n);
        }
        working_hours_after(moment("2026-01-31T12:00:00Z"), n, OfficeHours::USUAL, &zone);
    }
    assert!(OfficeHours::new(time(9, 0, 0, 0), time(9, 0, 0, 0)).is_err());
}

/// Office minutes between two moments, counted one by one.
fn office_minutes(from: Timestamp, to: Timestamp) -> i64 {
    let zone = sweden();
    let (mut at, mut count) = (from, 0);
    while at < to {
        let local = at.to_zoned(zone.clone());
        let inside = (time(8, 0, 0, 0)..time(16, 30, 0, 0)).contains(&local.time());
        count += i64::from(inside && is_open_day(local.date()));
        at += SignedDuration::from_mins(1);
    }
    count
}

fn any_day() -> impl Strategy<Value = Date> {
    (0_i64..60_000).prop_map(|n| days_after(date(1950, 1, 1), n))
}

/// Whole minutes from 2026 to 2031: both changes of the clock, five Easters, a leap day.
fn any_minute() -> impl Strategy<Value = Timestamp> {
    (0_i64..2_628_000).prop_map(|n| moment("2026-01-01T00:00:00Z") + SignedDuration::from_mins(n))
}

proptest! {
    #[test]
    fn days_there_and_back(on in any_day(), n in 0_i64..3_000) {
        prop_assert_eq!(days_after(days_after(on, n), -n), on);
    }

    #[test]
    fn weeks_fall_on_the_same_weekday_or_the_first_open_day_after(on in any_day(), weeks in 0_i64..10) {
        let plain = days_after(on, weeks * 7);
        let last = weeks_from_receipt(on, weeks);
        prop_assert_eq!(plain.weekday(), on.weekday());
        prop_assert!(is_open_day(last) && last >= plain);
        let mut between = plain;
        while between < last {
            prop_assert!(!is_open_day(between));
            between = days_after(between, 1);
        }
    }

    #[test]
    fn months_keep_the_day_or_take_the_last(on in any_day(), n in 0_i64..60) {
        let after = months_after(on, n);
        let months = |d: Date| i64::from(d.year()) * 12 + i64::from(d.month());
        prop_assert_eq!(months(after), months(on) + n);
        prop_assert!(after.day() == on.day() || (after.day() < on.day() && after == after.last_of_month()));
    }

    #[test]
    fn later_receipt_is_never_due_earlier(on in any_day(), more in 0_i64..30) {
        let later = days_after(on, more);
        prop_assert!(weeks_from_receipt(on, 3) <= weeks_from_receipt(later, 3));
        prop_assert!(months_after(on, 6) <= months_after(later, 6));
        prop_assert!(end_of_next_calendar_year(on) <= end_of_next_calendar_year(later));
    }

    #[test]
    fn office_hours_are_counted_to_the_minute(from in any_minute(), hours in 1_i64..40) {
        let due = working_hours_after(from, hours, OfficeHours::USUAL, &sweden());
        prop_assert_eq!(office_minutes(from, due), hours * 60);
        let local = due.to_zoned(sweden());
        prop_assert!(is_open_day(local.date()));
        prop_assert!(local.time() > time(8, 0, 0, 0) && local.time() <= time(16, 30, 0, 0));
    }
}

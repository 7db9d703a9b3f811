//! Dates around midnight, around the turn of the year, and around the nights when clocks change.

use super::*;
use jiff::civil::date;

const SV: Language = Language::Swedish;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn days_as_people_say_them() {
    let today = date(2026, 3, 2);
    let say = |d| day(SV, d, today);
    assert_eq!(say(today), "i dag");
    assert_eq!(say(date(2026, 3, 3)), "i morgon");
    assert_eq!(say(date(2026, 3, 1)), "i går");
    assert_eq!(say(date(2026, 3, 9)), "måndag 9 mars");
    assert_eq!(say(date(2027, 1, 4)), "4 januari 2027");
    assert_eq!(
        day(Language::Finnish, date(2026, 3, 9), today),
        "maanantai 9. maaliskuuta"
    );
    assert_eq!(
        day(Language::English, date(2026, 3, 9), today),
        "Monday 9 March"
    );
}

#[test]
fn moments_are_told_in_swedish_time() {
    // 23.30 UTC in winter is half past midnight the next day in Sweden.
    let now = at("2026-03-02T20:00:00Z");
    assert_eq!(moment(SV, at("2026-03-02T23:30:00Z"), now), "i morgon 0.30");
    assert_eq!(moment(SV, at("2026-03-02T13:30:00Z"), now), "i dag 14.30");
    assert_eq!(
        full_moment(SV, at("2026-03-02T13:30:00Z")),
        "måndag 2 mars 2026 kl. 14.30"
    );
}

#[test]
fn clocks_that_change_do_not_move_days() {
    // The night to 29 March 2026 has 23 hours, the night to 25 October 25.
    assert_eq!(clock(SV, at("2026-03-29T00:59:00Z")), "1.59");
    assert_eq!(clock(SV, at("2026-03-29T01:00:00Z")), "3.00");
    let now = at("2026-03-28T11:00:00Z");
    assert_eq!(
        moment(SV, at("2026-03-29T10:00:00Z"), now),
        "i morgon 12.00"
    );
    assert_eq!(time_off(SV, at("2026-03-30T10:00:00Z"), now), "om 2 dagar");
    let autumn = at("2026-10-24T10:00:00Z");
    assert_eq!(
        moment(SV, at("2026-10-25T11:00:00Z"), autumn),
        "i morgon 12.00"
    );
    assert_eq!(
        time_off(SV, at("2026-10-25T11:00:00Z"), autumn),
        "om 25 timmar"
    );
    assert_eq!(
        machine(at("2026-10-25T00:30:00Z")),
        "2026-10-25T02:30:00+02:00"
    );
    assert_eq!(
        machine(at("2026-10-25T01:30:00Z")),
        "2026-10-25T02:30:00+01:00"
    );
}

#[test]
fn how_far_off() {
    let today = date(2026, 3, 2);
    let say = |d| days_off(SV, d, today);
    assert_eq!(say(date(2026, 3, 5)), "om 3 dagar");
    assert_eq!(say(date(2026, 2, 27)), "för 3 dagar sedan");
    assert_eq!(say(date(2026, 3, 23)), "om 3 veckor");
    assert_eq!(say(date(2026, 9, 2)), "om 6 månader");
    assert_eq!(say(date(2023, 3, 2)), "för 3 år sedan");
    let now = at("2026-03-02T12:00:00Z");
    assert_eq!(time_off(SV, at("2026-03-02T12:00:30Z"), now), "nu");
    assert_eq!(
        time_off(SV, at("2026-03-02T11:59:00Z"), now),
        "för 1 minut sedan"
    );
    assert_eq!(time_off(SV, at("2026-03-02T14:10:00Z"), now), "om 2 timmar");
}

#[test]
fn how_late() {
    let now = at("2026-03-02T12:00:00Z");
    assert_eq!(
        lateness(SV, at("2026-03-02T10:00:00Z"), now).as_deref(),
        Some("2 timmar sen")
    );
    assert_eq!(
        lateness(SV, at("2026-02-27T10:00:00Z"), now).as_deref(),
        Some("3 dagar sen")
    );
    assert_eq!(lateness(SV, at("2026-03-02T12:00:00Z"), now), None);
    assert_eq!(
        days_late(SV, date(2026, 3, 1), date(2026, 3, 2)).as_deref(),
        Some("1 dag sen")
    );
    assert_eq!(days_late(SV, date(2026, 3, 2), date(2026, 3, 2)), None);
}

#[test]
fn periods() {
    assert_eq!(period(SV, date(2026, 3, 2), None), "från 2 mars 2026");
    assert_eq!(
        period(SV, date(2026, 3, 2), Some(date(2026, 4, 30))),
        "2 mars – 30 april 2026"
    );
    assert_eq!(
        period(SV, date(2026, 3, 2), Some(date(2027, 3, 1))),
        "2 mars 2026 – 1 mars 2027"
    );
    assert_eq!(
        period(SV, date(2026, 3, 2), Some(date(2026, 3, 2))),
        "2 mars 2026"
    );
}

#[test]
fn numbers() {
    assert_eq!(grouped(2400), "2400");
    assert_eq!(grouped(12_345_678), "12\u{202f}345\u{202f}678");
    assert_eq!(grouped(-85_500), "\u{2212}85\u{202f}500");
    assert_eq!(decimal(SV, 0.0, 1), "0,0");
    assert_eq!(decimal(SV, -0.04, 1), "0,0");
    assert_eq!(decimal(Language::English, 1234.5, 2), "1234.50");
    assert_eq!(
        minutes(SV, Minutes::new(-75)),
        "\u{2212}1\u{a0}h 15\u{a0}min"
    );
    assert_eq!(minutes(SV, Minutes::new(120)), "2\u{a0}h");
}

#[test]
fn elements_carry_the_whole_date() {
    let markup = day_element(SV, date(2026, 3, 3), date(2026, 3, 2)).into_string();
    assert_eq!(
        markup,
        r#"<time datetime="2026-03-03" title="tisdag 3 mars 2026">i morgon</time>"#
    );
}

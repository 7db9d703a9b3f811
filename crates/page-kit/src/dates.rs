//! Dates, times and numbers as people say them, in the municipality's time zone and the reader's language.
//!
//! Pure: `now` and `today` are parameters. The names of months and days are calendar data and stand here;
//! all other words of the product are in language files.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use kernel::{Language, Minutes, Money};
use maud::{Markup, html};

mod words;

use words::{Count, Words};

/// All municipalities keep this time.
static STOCKHOLM: LazyLock<TimeZone> =
    LazyLock::new(|| TimeZone::get("Europe/Stockholm").unwrap_or(TimeZone::UTC));

/// The day in Sweden at a moment.
pub fn day_of(moment: Timestamp) -> Date {
    moment.to_zoned(STOCKHOLM.clone()).date()
}

/// The time on the clock in Sweden at a moment, in whole minutes: `14.30`.
pub fn clock(language: Language, moment: Timestamp) -> String {
    clock_time(language, moment.to_zoned(STOCKHOLM.clone()).time())
}

/// A time of the day as people write it.
///
/// ```
/// use kernel::Language;
/// let time = jiff::civil::time(9, 5, 0, 0);
/// assert_eq!(page_kit::dates::clock_time(Language::Swedish, time), "9.05");
/// assert_eq!(page_kit::dates::clock_time(Language::English, time), "09:05");
/// ```
pub fn clock_time(language: Language, time: Time) -> String {
    let (hour, minute) = (time.hour(), time.minute());
    match language {
        Language::Swedish | Language::Finnish => format!("{hour}.{minute:02}"),
        Language::English => format!("{hour:02}:{minute:02}"),
    }
}

/// `2 mars 2026`
pub fn full_day(language: Language, day: Date) -> String {
    format!("{} {}", day_and_month(language, day), day.year())
}

/// `mars 2026`: the month in which a day lies.
pub fn month(language: Language, day: Date) -> String {
    let name = Words::of(language).month(day.month());
    format!("{name} {}", day.year())
}

/// `måndag 2 mars 2026`
pub fn full_weekday(language: Language, day: Date) -> String {
    format!(
        "{} {}",
        weekday(language, day.weekday()),
        full_day(language, day)
    )
}

/// `måndag 2 mars 2026 kl. 14.30`
pub fn full_moment(language: Language, moment: Timestamp) -> String {
    let day = full_weekday(language, day_of(moment));
    format!(
        "{day} {}{}",
        Words::of(language).at_clock,
        clock(language, moment)
    )
}

/// A day as people say it: `i dag`, `i morgon`, `i går`, `måndag 2 mars`, and with the year where it is not
/// this one.
pub fn day(language: Language, day: Date, today: Date) -> String {
    let words = Words::of(language);
    match days_between(today, day) {
        0 => words.today.to_owned(),
        1 => words.tomorrow.to_owned(),
        -1 => words.yesterday.to_owned(),
        _ if day.year() != today.year() => full_day(language, day),
        _ => format!(
            "{} {}",
            weekday(language, day.weekday()),
            day_and_month(language, day)
        ),
    }
}

/// A moment as people say it: `i dag 14.30`, `måndag 2 mars 8.00`.
pub fn moment(language: Language, moment: Timestamp, now: Timestamp) -> String {
    format!(
        "{} {}",
        day(language, day_of(moment), day_of(now)),
        clock(language, moment)
    )
}

/// Whether a moment is the last minute of a day: what is due then is due that day.
pub fn is_end_of_day(moment: Timestamp) -> bool {
    let time = moment.to_zoned(STOCKHOLM.clone()).time();
    (time.hour(), time.minute()) == (23, 59)
}

/// From one day to another, the second inclusive: `2 mars–30 april 2026`, `från 2 mars 2026`.
pub fn period(language: Language, from: Date, to: Option<Date>) -> String {
    let words = Words::of(language);
    match to {
        None => format!("{} {}", words.from, full_day(language, from)),
        Some(to) if to == from => full_day(language, from),
        Some(to) if to.year() == from.year() => {
            format!(
                "{} – {}",
                day_and_month(language, from),
                full_day(language, to)
            )
        }
        Some(to) => format!("{} – {}", full_day(language, from), full_day(language, to)),
    }
}

/// How far off a day is: `i dag`, `om 3 dagar`, `för 2 veckor sedan`.
pub fn days_off(language: Language, day: Date, today: Date) -> String {
    let words = Words::of(language);
    let days = days_between(today, day);
    match days {
        0 => words.today.to_owned(),
        1 => words.tomorrow.to_owned(),
        -1 => words.yesterday.to_owned(),
        _ => frame(days, &span_of_days(words, days.saturating_abs()), words),
    }
}

/// How far off a moment is: `om 2 timmar`, `för 5 minuter sedan`, `om 3 dagar`. Days are days of the
/// calendar, so a night with changed clocks is still one day.
pub fn time_off(language: Language, moment: Timestamp, now: Timestamp) -> String {
    let words = Words::of(language);
    let days = days_between(day_of(now), day_of(moment));
    if days.abs() > 1 {
        return days_off(language, day_of(moment), day_of(now));
    }
    let minutes = whole_minutes(now, moment);
    match minutes {
        0 => words.now.to_owned(),
        _ => frame(
            minutes,
            &span_of_minutes(words, minutes.saturating_abs()),
            words,
        ),
    }
}

/// How late something is that should have been done at a moment: `2 timmar sen`; none while it is not late.
pub fn lateness(language: Language, due: Timestamp, now: Timestamp) -> Option<String> {
    let words = Words::of(language);
    let minutes = whole_minutes(due, now);
    if minutes <= 0 {
        return None;
    }
    let days = days_between(day_of(due), day_of(now));
    let span = if days > 1 {
        span_of_days(words, days)
    } else {
        span_of_minutes(words, minutes)
    };
    Some(words.late.replace('#', &span))
}

/// How late something is that should have been done on a day: `3 dagar sen`; none while it is not late.
pub fn days_late(language: Language, due: Date, today: Date) -> Option<String> {
    let words = Words::of(language);
    let days = days_between(due, today);
    (days > 0).then(|| words.late.replace('#', &span_of_days(words, days)))
}

/// Minutes as hours and minutes: `2 h 15 min`.
///
/// ```
/// use kernel::{Language, Minutes, Money};
/// use page_kit::dates::minutes;
/// assert_eq!(minutes(Language::Swedish, Minutes::new(135)), "2\u{a0}h 15\u{a0}min");
/// assert_eq!(minutes(Language::Swedish, Minutes::new(45)), "45\u{a0}min");
/// ```
pub fn minutes(language: Language, minutes: Minutes) -> String {
    let words = Words::of(language);
    let sign = if minutes.count() < 0 { "\u{2212}" } else { "" };
    let all = minutes.count().unsigned_abs();
    let (hours, rest) = (all / 60, all % 60);
    match (hours, rest) {
        (0, _) => format!("{sign}{rest}\u{a0}{}", words.min),
        (_, 0) => format!("{sign}{hours}\u{a0}{}", words.hour),
        _ => format!(
            "{sign}{hours}\u{a0}{} {rest}\u{a0}{}",
            words.hour, words.min
        ),
    }
}

/// An amount in kronor, with ören only where there are any: `1815 kr`, `12 000,50 kr`.
///
/// ```
/// use kernel::{Language, Money};
/// let text = page_kit::dates::money(Language::Swedish, Money::ore(181_550));
/// assert_eq!(text, "1815,50\u{a0}kr");
/// ```
pub fn money(language: Language, money: Money) -> String {
    let ore = money.count();
    let sign = if ore < 0 { "\u{2212}" } else { "" };
    let kronor = grouped((ore / 100).saturating_abs());
    match (ore % 100).abs() {
        0 => format!("{sign}{kronor}\u{a0}kr"),
        rest => format!("{sign}{kronor}{}{rest:02}\u{a0}kr", point(language)),
    }
}

/// A whole number with a thin space between thousands, from five digits on: `2400`, `12 000`.
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let sign = if number < 0 { "\u{2212}" } else { "" };
    if digits.len() < 5 {
        return format!("{sign}{digits}");
    }
    let mut out = String::from(sign);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}

/// A number with decimals, with the reader's decimal sign and a true minus: `3,5`.
///
/// ```
/// use kernel::Language;
/// assert_eq!(page_kit::dates::decimal(Language::Swedish, -12.34, 1), "\u{2212}12,3");
/// ```
pub fn decimal(language: Language, number: f64, decimals: usize) -> String {
    let text = format!("{number:.decimals$}");
    let (whole, rest) = text.split_once('.').unwrap_or((text.as_str(), ""));
    let is_zero = !text.contains(|c: char| ('1'..='9').contains(&c));
    let sign = if whole.starts_with('-') && !is_zero {
        "\u{2212}"
    } else {
        ""
    };
    let digits = whole.trim_start_matches('-');
    let whole = digits.parse().map_or_else(|_| digits.to_owned(), grouped);
    let point = point(language);
    if rest.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}{point}{rest}")
    }
}

/// A day as a `time` element: said as people say it, with the whole date in the title.
pub fn day_element(language: Language, at: Date, today: Date) -> Markup {
    html! {
        time datetime=(at) title=(full_weekday(language, at)) { (day(language, at, today)) }
    }
}

/// A moment as a `time` element: said as people say it, with the whole date in the title.
pub fn moment_element(language: Language, at: Timestamp, now: Timestamp) -> Markup {
    html! {
        time datetime=(machine(at)) title=(full_moment(language, at)) { (moment(language, at, now)) }
    }
}

/// A moment for the `datetime` attribute, with Sweden's offset.
pub fn machine(moment: Timestamp) -> String {
    moment
        .to_zoned(STOCKHOLM.clone())
        .strftime("%Y-%m-%dT%H:%M:%S%:z")
        .to_string()
}

const fn point(language: Language) -> char {
    match language {
        Language::Swedish | Language::Finnish => ',',
        Language::English => '.',
    }
}

fn day_and_month(language: Language, day: Date) -> String {
    let month = Words::of(language).month(day.month());
    match language {
        Language::Swedish | Language::English => format!("{} {month}", day.day()),
        Language::Finnish => format!("{}. {month}", day.day()),
    }
}

fn weekday(language: Language, day: Weekday) -> &'static str {
    Words::of(language).weekday(day)
}

fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// Whole minutes from one moment to another, rounded towards zero.
fn whole_minutes(from: Timestamp, to: Timestamp) -> i64 {
    (to.as_second() - from.as_second()) / 60
}

fn span_of_minutes(words: &Words, minutes: i64) -> String {
    if minutes < 60 {
        words.minutes.say(minutes)
    } else {
        words.hours.say(minutes / 60)
    }
}

fn span_of_days(words: &Words, days: i64) -> String {
    let (count, of): (i64, &Count) = match days {
        ..14 => (days, &words.days),
        14..60 => (days / 7, &words.weeks),
        60..730 => (days / 30, &words.months_count),
        _ => (days / 365, &words.years),
    };
    of.say(count)
}

fn frame(sign: i64, span: &str, words: &Words) -> String {
    let frame = if sign < 0 { words.ago } else { words.ahead };
    frame.replace('#', span)
}

#[cfg(test)]
mod tests;

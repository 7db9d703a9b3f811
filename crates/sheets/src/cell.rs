//! Values as text, the same way out and in.

use crate::disarm::disarm;
use crate::table::Cell;
use jiff::civil::{Date, DateTime};

/// A cell as csv shows it.
pub(crate) fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => disarm(text).into_owned(),
        Cell::Integer(number) | Cell::Minutes(number) => number.to_string(),
        Cell::Date(day) => day.to_string(),
        Cell::Moment(moment) => shown_moment(*moment),
        Cell::Share(share) if share.is_finite() => share.to_string().replace('.', ","),
        Cell::Empty | Cell::Share(_) => String::new(),
        Cell::Money(ore) => shown_money(*ore),
    }
}

/// `2025-01-31 14:30`, with seconds where there are any.
pub(crate) fn shown_moment(moment: DateTime) -> String {
    if moment.second() == 0 {
        moment.strftime("%Y-%m-%d %H:%M").to_string()
    } else {
        moment.strftime("%Y-%m-%d %H:%M:%S").to_string()
    }
}

fn shown_money(ore: i64) -> String {
    let sign = if ore < 0 { "-" } else { "" };
    let whole = ore.unsigned_abs();
    format!("{sign}{},{:02}", whole / 100, whole % 100)
}

/// A number of a spreadsheet as text: whole numbers without decimals, others with a point.
pub(crate) fn shown_number(number: f64) -> String {
    if !number.is_finite() {
        return String::new();
    }
    // `{}` writes the shortest text that gives the same number, and never an exponent.
    let text = number.to_string();
    if text == "-0" { "0".to_owned() } else { text }
}

/// A whole number, with or without spaces between thousands.
pub(crate) fn integer(text: &str) -> Option<i64> {
    tight(text).parse().ok()
}

/// A number with decimal comma or point, or per cent.
pub(crate) fn number(text: &str) -> Option<f64> {
    let text = tight(text);
    let (digits, scale) = match text.strip_suffix('%') {
        Some(digits) => (digits, 0.01),
        None => (text.as_str(), 1.0),
    };
    let plain = digits
        .chars()
        .all(|letter| letter.is_ascii_digit() || matches!(letter, '-' | '+' | '.' | ','));
    let number: f64 = digits.replace(',', ".").parse().ok()?;
    (plain && number.is_finite()).then_some(number * scale)
}

/// A day: `2025-01-31`, `20250131`, or with a midnight behind it.
pub(crate) fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    let day = text.strip_suffix(" 00:00:00").unwrap_or(text);
    let day = day.strip_suffix("T00:00:00").unwrap_or(day);
    let digits: String = day.chars().filter(|letter| *letter != '-').collect();
    let sound = digits.len() == 8 && digits.chars().all(|letter| letter.is_ascii_digit());
    let dashed = day.len() == 8 || (day.len() == 10 && day.split('-').map(str::len).eq([4, 2, 2]));
    if !(sound && dashed) {
        return None;
    }
    Date::strptime("%Y%m%d", digits).ok()
}

/// Yes or no, in Swedish or English, or as spreadsheets say it.
pub(crate) fn yes_no(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "ja" | "j" | "yes" | "y" | "sant" | "true" | "1" | "x" => Some(true),
        "nej" | "n" | "no" | "falskt" | "false" | "0" => Some(false),
        _ => None,
    }
}

fn tight(text: &str) -> String {
    text.replace('\u{2212}', "-")
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    #[test]
    fn money_has_two_decimals_and_one_sign() {
        assert_eq!(shown_money(-5), "-0,05");
        assert_eq!(shown_money(123_450), "1234,50");
        assert_eq!(shown_money(i64::MIN), "-92233720368547758,08");
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        assert_eq!(integer(" 1\u{a0}234 "), Some(1234));
        assert_eq!(integer("12,5"), None);
        assert_eq!(number("0,5"), Some(0.5));
        assert_eq!(number("−3.25"), Some(-3.25));
        assert_eq!(number("50 %"), Some(0.5));
        assert_eq!(number("inf"), None);
        assert_eq!(number("1e3"), None);
        assert_eq!(shown_number(198_001_019_999.0), "198001019999");
    }

    #[test]
    fn days_are_exact() {
        assert_eq!(date("2025-01-31"), Some(day(2025, 1, 31)));
        assert_eq!(date("20250131"), Some(day(2025, 1, 31)));
        assert_eq!(date("2025-01-31 00:00:00"), Some(day(2025, 1, 31)));
        for wrong in [
            "2025-02-30",
            "31/1 2025",
            "2025-1-31",
            "250131",
            "2025-01-31 14:00",
            "",
            "2025-0131",
        ] {
            assert_eq!(date(wrong), None, "{wrong}");
        }
    }
}

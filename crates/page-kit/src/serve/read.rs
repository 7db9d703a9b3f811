//! Reading a form: every function parses one field into a typed value, and notes in words what is wrong.

use std::str::FromStr;

use jiff::civil::{Date, Time};
use kernel::{Id, Line, Minutes, PersonalNumber, PersonalNumberError, Prose, Refusal, TextError};

use super::{Form, form::VERSION};

impl Form {
    /// What was typed, if it is more than space.
    fn typed(&self, name: &str) -> Option<&str> {
        Some(self.value(name).trim()).filter(|text| !text.is_empty())
    }

    /// Notes that a field must not be empty.
    fn missing(&mut self, name: &str) {
        self.refuse(Refusal::new("page-kit-refusal-empty").at(name.to_owned()));
    }

    fn wrong(&mut self, name: &str, text: &'static str) {
        self.refuse(Refusal::new(text).at(name.to_owned()));
    }

    fn text_error(&mut self, name: &str, error: TextError) {
        let refusal = match error {
            TextError::Empty => Refusal::new("page-kit-refusal-empty"),
            TextError::TooLong { max } => Refusal::new("page-kit-refusal-long")
                .with("max", i64::try_from(max).unwrap_or(i64::MAX)),
            TextError::Hidden => Refusal::new("page-kit-refusal-hidden"),
        };
        self.refuse(refusal.at(name.to_owned()));
    }

    /// One line that must be there.
    pub fn line(&mut self, name: &str) -> Option<Line> {
        Line::parse(self.value(name))
            .map_err(|error| self.text_error(name, error))
            .ok()
    }

    /// One line that may be left out: `Some(None)` if it is.
    pub fn optional_line(&mut self, name: &str) -> Option<Option<Line>> {
        if self.typed(name).is_none() {
            Some(None)
        } else {
            self.line(name).map(Some)
        }
    }

    /// Long text that must be there.
    pub fn prose(&mut self, name: &str) -> Option<Prose> {
        Prose::parse(self.value(name))
            .map_err(|error| self.text_error(name, error))
            .ok()
    }

    /// Long text that may be left out.
    pub fn optional_prose(&mut self, name: &str) -> Option<Option<Prose>> {
        if self.typed(name).is_none() {
            Some(None)
        } else {
            self.prose(name).map(Some)
        }
    }

    /// A day that must be there, typed as `2026-03-01`, `20260301` or `1/3 2026`.
    pub fn date(&mut self, name: &str) -> Option<Date> {
        let Some(typed) = self.typed(name) else {
            self.missing(name);
            return None;
        };
        let read = read_date(typed);
        if read.is_none() {
            self.wrong(name, "page-kit-refusal-date");
        }
        read
    }

    /// A day that may be left out.
    pub fn optional_date(&mut self, name: &str) -> Option<Option<Date>> {
        if self.typed(name).is_none() {
            Some(None)
        } else {
            self.date(name).map(Some)
        }
    }

    /// A day that is not ahead: when something was received or said.
    pub fn past_date(&mut self, name: &str) -> Option<Date> {
        let day = self.date(name)?;
        if day > self.today {
            self.wrong(name, "page-kit-refusal-future");
            return None;
        }
        Some(day)
    }

    /// A time of the day, typed as `14.30`, `14:30` or `1430`.
    pub fn time(&mut self, name: &str) -> Option<Time> {
        let Some(typed) = self.typed(name) else {
            self.missing(name);
            return None;
        };
        let read = read_time(typed);
        if read.is_none() {
            self.wrong(name, "page-kit-refusal-time");
        }
        read
    }

    /// A whole number between two, both included.
    pub fn number(&mut self, name: &str, least: i64, most: i64) -> Option<i64> {
        let Some(typed) = self.typed(name) else {
            self.missing(name);
            return None;
        };
        let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        match plain.parse::<i64>() {
            Ok(number) if (least..=most).contains(&number) => Some(number),
            Ok(_) | Err(_) => {
                let refusal = Refusal::new("page-kit-refusal-number")
                    .with("least", least)
                    .with("most", most);
                self.refuse(refusal.at(name.to_owned()));
                None
            }
        }
    }

    /// Minutes between none and a week.
    pub fn minutes(&mut self, name: &str) -> Option<Minutes> {
        self.number(name, 0, 7 * 24 * 60).map(Minutes::new)
    }

    /// A personal number or coordination number that must be there.
    pub fn person_number(&mut self, name: &str) -> Option<PersonalNumber> {
        let Some(typed) = self.typed(name) else {
            self.missing(name);
            return None;
        };
        match PersonalNumber::parse(typed, self.today) {
            Ok(number) => Some(number),
            Err(error) => {
                let text = match error {
                    PersonalNumberError::Shape => "page-kit-refusal-personal-number-shape",
                    PersonalNumberError::Date => "page-kit-refusal-personal-number-date",
                    PersonalNumberError::CheckDigit => "page-kit-refusal-personal-number-check",
                };
                self.wrong(name, text);
                None
            }
        }
    }

    /// A personal number that may be left out.
    pub fn optional_person_number(&mut self, name: &str) -> Option<Option<PersonalNumber>> {
        if self.typed(name).is_none() {
            Some(None)
        } else {
            self.person_number(name).map(Some)
        }
    }

    /// One of the choices offered; a value that was not offered is treated as none.
    pub fn choice<C: FromStr>(&mut self, name: &str) -> Option<C> {
        let read = self.typed(name).and_then(|typed| typed.parse().ok());
        if read.is_none() {
            self.wrong(name, "page-kit-refusal-choice");
        }
        read
    }

    /// One of the choices, or none.
    pub fn optional_choice<C: FromStr>(&mut self, name: &str) -> Option<Option<C>> {
        if self.typed(name).is_none() {
            Some(None)
        } else {
            self.choice(name).map(Some)
        }
    }

    /// All choices ticked; at least one.
    pub fn choices<C: FromStr>(&mut self, name: &str) -> Option<Vec<C>> {
        let read: Vec<C> = self
            .values(name)
            .iter()
            .filter_map(|typed| typed.parse().ok())
            .collect();
        if read.is_empty() {
            self.wrong(name, "page-kit-refusal-choices");
            return None;
        }
        Some(read)
    }

    /// All choices ticked; perhaps none.
    pub fn optional_choices<C: FromStr>(&self, name: &str) -> Vec<C> {
        self.values(name)
            .iter()
            .filter_map(|typed| typed.parse().ok())
            .collect()
    }

    /// The id in a hidden field or a list.
    pub fn id<Kind>(&mut self, name: &str) -> Option<Id<Kind>> {
        self.choice(name)
    }

    /// Whether a yes-or-no was ticked.
    pub fn ticked(&self, name: &str) -> bool {
        matches!(self.value(name), "ja" | "on" | "true" | "1")
    }

    /// The version that the reader saw; a form without one has seen none.
    pub fn version(&self) -> i64 {
        self.value(VERSION).parse().unwrap_or(-1)
    }
}

fn read_date(typed: &str) -> Option<Date> {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let digits = plain.len() == 8 && plain.bytes().all(|b| b.is_ascii_digit());
    let date = if digits {
        Date::strptime("%Y%m%d", &plain)
    } else if plain.contains('/') {
        let spaced: Vec<&str> = typed.split_whitespace().collect();
        Date::strptime("%d/%m %Y", spaced.join(" "))
    } else {
        Date::strptime("%Y-%m-%d", &plain)
    };
    // A year with two digits or a slip of the finger is not a day that this product can mean.
    date.ok()
        .filter(|date| (1840..=2200).contains(&date.year()))
}

fn read_time(typed: &str) -> Option<Time> {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let clean = typed
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | ':' | ' '));
    let digits = if digits.len() == 3 {
        format!("0{digits}")
    } else {
        digits
    };
    if !clean || digits.len() != 4 {
        return None;
    }
    Time::strptime("%H%M", &digits).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};
    use uuid::Uuid;

    fn form(value: &str) -> Form {
        let now = "2026-11-22T08:00:00Z".parse().expect("a time");
        let call = kernel::Call::new(kernel::Actor::Public, now, kernel::RequestKey(Uuid::nil()));
        Form::new(vec![("x".to_owned(), value.to_owned())], &call)
    }

    #[test]
    fn dates_and_times_as_people_type_them() {
        for typed in ["2026-03-01", "20260301", "1/3 2026", " 2026-03-01 "] {
            assert_eq!(form(typed).date("x"), Some(date(2026, 3, 1)), "{typed}");
        }
        for typed in [
            "2026-02-30",
            "26-03-01",
            "0001-01-01",
            "igår",
            "2026-13-01",
            "-",
        ] {
            let mut form = form(typed);
            assert_eq!(form.date("x"), None, "{typed}");
            assert_eq!(form.errors.len(), 1);
        }
        for typed in ["14.30", "14:30", "1430"] {
            assert_eq!(form(typed).time("x"), Some(time(14, 30, 0, 0)), "{typed}");
        }
        assert_eq!(form("25.00").time("x"), None);
        assert_eq!(form("2026-11-23").past_date("x"), None);
    }

    #[test]
    fn each_field_says_once_what_is_wrong() {
        let mut form = form("");
        assert_eq!(form.line("x"), None);
        assert_eq!(form.optional_line("x"), Some(None));
        assert_eq!(form.number("y", 1, 5), None);
        assert_eq!(form.person_number("z"), None);
        assert_eq!(form.errors.len(), 3);
        assert!(form.errors.iter().all(|e| e.field.is_some()));
    }
}

//! What a rule says in figures: one typed value, or a plain duty without one.

use jiff::civil::Time;
use kernel::{Arg, Language};
use serde::{Deserialize, Serialize};

use super::share::Share;

/// One thing in a rule's list, for example one of the ten services of LSS.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its name in code; unique in the list.
    pub code: String,
    /// Its name in Swedish.
    pub sv: String,
    /// Its name in English.
    pub en: String,
}

impl Item {
    /// Its name for a reader. Other languages than English read the Swedish, which is the law's.
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Swedish | Language::Finnish => &self.sv,
        }
    }
}

/// The value of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// No figure: a plain duty or permission, or words such as at once and with reasons.
    Duty,
    /// So many minutes.
    Minutes(u16),
    /// So many hours, counted round the clock.
    Hours(u16),
    /// So many calendar days.
    Days(u16),
    /// So many working days.
    WorkingDays(u16),
    /// So many weeks.
    Weeks(u16),
    /// So many calendar months.
    Months(u16),
    /// So many calendar years.
    Years(u16),
    /// Until the end of the n:th calendar year after.
    CalendarYears(u16),
    /// So many times a calendar year, evenly: four is every quarter.
    PerYear(u16),
    /// So many years old.
    Age(u16),
    /// A number of things.
    Count(u32),
    /// A share of something.
    Share(Share),
    /// An amount in whole kronor.
    Amount(u32),
    /// A time of day.
    Clock(Time),
    /// Named things.
    Items(Vec<Item>),
}

/// The kind of a value, without the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// [`Value::Duty`]
    Duty,
    /// [`Value::Minutes`]
    Minutes,
    /// [`Value::Hours`]
    Hours,
    /// [`Value::Days`]
    Days,
    /// [`Value::WorkingDays`]
    WorkingDays,
    /// [`Value::Weeks`]
    Weeks,
    /// [`Value::Months`]
    Months,
    /// [`Value::Years`]
    Years,
    /// [`Value::CalendarYears`]
    CalendarYears,
    /// [`Value::PerYear`]
    PerYear,
    /// [`Value::Age`]
    Age,
    /// [`Value::Count`]
    Count,
    /// [`Value::Share`]
    Share,
    /// [`Value::Amount`]
    Amount,
    /// [`Value::Clock`]
    Clock,
    /// [`Value::Items`]
    Items,
}

/// A length of time as the law counts it. The calendar is the business of whoever keeps time limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// Minutes.
    Minutes(u16),
    /// Hours, round the clock.
    Hours(u16),
    /// Calendar days.
    Days(u16),
    /// Working days.
    WorkingDays(u16),
    /// Weeks.
    Weeks(u16),
    /// Calendar months.
    Months(u16),
    /// Calendar years.
    Years(u16),
    /// Until the end of the n:th calendar year after.
    CalendarYears(u16),
}

impl Value {
    /// Its kind.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Duty => Kind::Duty,
            Self::Minutes(_) => Kind::Minutes,
            Self::Hours(_) => Kind::Hours,
            Self::Days(_) => Kind::Days,
            Self::WorkingDays(_) => Kind::WorkingDays,
            Self::Weeks(_) => Kind::Weeks,
            Self::Months(_) => Kind::Months,
            Self::Years(_) => Kind::Years,
            Self::CalendarYears(_) => Kind::CalendarYears,
            Self::PerYear(_) => Kind::PerYear,
            Self::Age(_) => Kind::Age,
            Self::Count(_) => Kind::Count,
            Self::Share(_) => Kind::Share,
            Self::Amount(_) => Kind::Amount,
            Self::Clock(_) => Kind::Clock,
            Self::Items(_) => Kind::Items,
        }
    }

    /// The length of time, if it is one.
    pub const fn term(&self) -> Option<Term> {
        match self {
            Self::Minutes(n) => Some(Term::Minutes(*n)),
            Self::Hours(n) => Some(Term::Hours(*n)),
            Self::Days(n) => Some(Term::Days(*n)),
            Self::WorkingDays(n) => Some(Term::WorkingDays(*n)),
            Self::Weeks(n) => Some(Term::Weeks(*n)),
            Self::Months(n) => Some(Term::Months(*n)),
            Self::Years(n) => Some(Term::Years(*n)),
            Self::CalendarYears(n) => Some(Term::CalendarYears(*n)),
            Self::Duty
            | Self::PerYear(_)
            | Self::Age(_)
            | Self::Count(_)
            | Self::Share(_)
            | Self::Amount(_)
            | Self::Clock(_)
            | Self::Items(_) => None,
        }
    }

    /// The figure by which values of one kind are compared; nothing for lists and plain duties.
    pub fn size(&self) -> Option<i64> {
        match self {
            Self::Minutes(n)
            | Self::Hours(n)
            | Self::Days(n)
            | Self::WorkingDays(n)
            | Self::Weeks(n)
            | Self::Months(n)
            | Self::Years(n)
            | Self::CalendarYears(n)
            | Self::PerYear(n)
            | Self::Age(n) => Some(i64::from(*n)),
            Self::Count(n) | Self::Amount(n) => Some(i64::from(*n)),
            Self::Share(share) => Some(share.parts_per_million()),
            Self::Clock(time) => Some(i64::from(time.hour()) * 60 + i64::from(time.minute())),
            Self::Duty | Self::Items(_) => None,
        }
    }

    /// The text that says the value, and what is set into it.
    pub fn text(&self, language: Language) -> (&'static str, Vec<(&'static str, Arg)>) {
        let number = |text, n: i64| (text, vec![("n", Arg::Number(n))]);
        match self {
            Self::Duty => ("rulebook-value-duty", vec![]),
            Self::Minutes(n) => number("rulebook-value-minutes", i64::from(*n)),
            Self::Hours(n) => number("rulebook-value-hours", i64::from(*n)),
            Self::Days(n) => number("rulebook-value-days", i64::from(*n)),
            Self::WorkingDays(n) => number("rulebook-value-working-days", i64::from(*n)),
            Self::Weeks(n) => number("rulebook-value-weeks", i64::from(*n)),
            Self::Months(n) => number("rulebook-value-months", i64::from(*n)),
            Self::Years(n) => number("rulebook-value-years", i64::from(*n)),
            Self::CalendarYears(n) => number("rulebook-value-calendar-years", i64::from(*n)),
            Self::PerYear(n) => number("rulebook-value-per-year", i64::from(*n)),
            Self::Age(n) => number("rulebook-value-age", i64::from(*n)),
            Self::Count(n) => number("rulebook-value-count", i64::from(*n)),
            Self::Amount(n) => number("rulebook-value-amount", i64::from(*n)),
            Self::Share(share) => (
                "rulebook-value-share",
                vec![
                    ("decimal", Arg::Text(share.decimal(language))),
                    ("percent", Arg::Text(share.percent(language))),
                ],
            ),
            Self::Clock(time) => (
                "rulebook-value-clock",
                vec![("time", Arg::Text(time.strftime("%H.%M").to_string()))],
            ),
            Self::Items(items) => {
                let names: Vec<&str> = items.iter().map(|item| item.name(language)).collect();
                (
                    "rulebook-value-items",
                    vec![
                        ("n", Arg::Number(i64::try_from(items.len()).unwrap_or(0))),
                        ("names", Arg::Text(names.join("; "))),
                    ],
                )
            }
        }
    }
}

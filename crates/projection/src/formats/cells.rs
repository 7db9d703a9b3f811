//! One figure of a table of people, whatever file it stood in.

use crate::people::{AreaLevel, MOTHER_FIRST, OPEN, Sex, Year};

/// What a table of people counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Events {
    /// Persons on 31 December.
    Population,
    /// Deaths by age at death.
    Deaths,
    /// Moves in by age when the year ends.
    MovesIn,
    /// Moves out by age when the year ends.
    MovesOut,
}

/// Whose ages a table tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ages {
    /// Those of persons, each year by itself.
    Persons,
    /// Those of mothers: the youngest and the oldest are counted together, and some are not known.
    Mothers,
}

/// One figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cell<'a> {
    pub(super) area: &'a str,
    pub(super) year: Year,
    /// None for an age that is not known.
    pub(super) age: Option<usize>,
    pub(super) sex: Sex,
    pub(super) value: f64,
}

/// What columns and dimensions are called, in the words of statistical offices.
pub(super) const AREA: [&str; 8] = [
    "county",
    "municipality",
    "district",
    "area",
    "region",
    "län",
    "kommun",
    "regso",
];
/// The same for ages.
pub(super) const AGE: [&str; 7] = [
    "age",
    "alder",
    "ålder",
    "aldermoder",
    "ålder moder",
    "moderns ålder",
    "age of mother",
];
/// The same for sexes.
pub(super) const SEX: [&str; 4] = ["sex", "kon", "kön", "barnets kön"];
/// The same for years.
pub(super) const YEAR: [&str; 4] = ["year", "tid", "år", "time"];

/// The most figures in a table.
pub(super) const FIGURES_MAX: usize = 50_000_000;
/// The most persons in one cell.
const VALUE_MAX: f64 = 1e9;
/// The oldest age that is read; ages from 100 on are counted together.
pub(super) const AGE_MAX: usize = 130;
/// The youngest age from which on mothers may be counted together.
const MOTHERS_TOGETHER: usize = 45;

/// Text in UTF-8, or else in Latin-1, where every byte is its letter.
pub(super) fn decode(text: &[u8]) -> String {
    match std::str::from_utf8(text) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        Err(_) => text.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// The code of an area, without the name that may stand behind it: `01 Stockholms län`.
pub(super) fn area(text: &str) -> &str {
    let first = text.split_whitespace().next().unwrap_or_default();
    if first.starts_with(|letter: char| letter.is_ascii_digit()) {
        first
    } else {
        text
    }
}

/// Whether a code is of no area: what is wrong with it.
pub(super) fn level(code: &str) -> Result<AreaLevel, String> {
    AreaLevel::of(code).ok_or_else(|| {
        let lost = if code.len() % 2 == 1 && code.bytes().all(|byte| byte.is_ascii_digit()) {
            format!("; it may have lost its leading zero: 0{code}")
        } else {
            String::new()
        };
        format!(
            "`{code}` is no code of a county (two digits), a municipality (four) or a district (more){lost}"
        )
    })
}

/// Whether something is a sum over ages or sexes: counted with its parts it would count everybody twice.
pub(super) fn is_total(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    text.starts_with("tot") || text == "1+2" || text == "samtliga"
}

/// A year, as it is written.
pub(super) fn year(text: &str) -> Result<Year, String> {
    let year = text.parse().ok();
    year.filter(|year| (1700..=2300).contains(year))
        .ok_or_else(|| format!("`{text}` is no year"))
}

/// An age, as it is written: `80`, `100+`, `80 år`; −1 for one that is not known.
///
/// `85+` is the sum of what follows it and no age of its own; of mothers, `-14` are all younger and `49+` all older.
pub(super) fn age(text: &str, ages: Ages) -> Result<Option<usize>, String> {
    let wrong = || format!("`{text}` is no age");
    let bare = text.trim().trim_end_matches(" år");
    let number = |text: &str| {
        let age = text.parse::<usize>().ok();
        age.filter(|age| *age <= AGE_MAX).ok_or_else(wrong)
    };
    if bare == "-1" {
        return Ok(None);
    }
    if let Some(oldest) = bare.strip_suffix('+') {
        let from = match ages {
            Ages::Persons => OPEN,
            Ages::Mothers => MOTHERS_TOGETHER,
        };
        let age = number(oldest)?;
        return if age >= from {
            Ok(Some(age))
        } else {
            Err(format!("`{text}` is no single year; export every age"))
        };
    }
    if ages == Ages::Mothers {
        if ["us", "okänd", "okänt", "uppgift saknas"].contains(&bare.to_lowercase().as_str()) {
            return Ok(None);
        }
        if let Some(youngest) = bare.strip_prefix(['-', '–', '−']) {
            let age = number(youngest)?;
            return if (MOTHER_FIRST..20).contains(&age) {
                Ok(Some(age))
            } else {
                Err(wrong())
            };
        }
    }
    number(bare).map(Some)
}

/// A sex, as it is written; statistical offices write 1 for men and 2 for women.
pub(super) fn sex(text: &str) -> Result<Sex, String> {
    match text.trim().to_lowercase().as_str() {
        "f" | "k" | "2" | "kvinnor" | "flickor" | "women" | "female" | "girls" => Ok(Sex::Female),
        "m" | "1" | "män" | "pojkar" | "men" | "male" | "boys" => Ok(Sex::Male),
        _ => Err(format!("`{text}` is neither F nor M")),
    }
}

/// A count of persons, as it is written.
pub(super) fn value(text: &str) -> Result<f64, String> {
    let value = text.parse::<f64>().ok();
    value
        .filter(|value| (0.0..=VALUE_MAX).contains(value))
        .ok_or_else(|| format!("`{text}` is no count of persons"))
}

//! One figure of a table of people, whatever file it stood in.

use crate::people::{Sex, Year};

/// What a table of people counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Events {
    /// Persons on 31 December.
    Population,
    /// Deaths by age at death.
    Deaths,
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

/// The most persons in one cell.
const VALUE_MAX: f64 = 1e9;
/// The oldest age that is read; ages from 100 on are counted together.
const AGE_MAX: i32 = 130;

/// A year, as it is written.
pub(super) fn year(text: &str) -> Result<Year, String> {
    let year = text.parse().ok();
    year.filter(|year| (1700..=2300).contains(year))
        .ok_or_else(|| format!("`{text}` is no year"))
}

/// An age, as it is written: `80`, `100+`, `80 år`; −1 for one that is not known.
pub(super) fn age(text: &str) -> Result<Option<usize>, String> {
    let bare = text.trim_end_matches(" år").trim_end_matches('+');
    match bare.parse::<i32>() {
        Ok(-1) => Ok(None),
        Ok(age) if (0..=AGE_MAX).contains(&age) => Ok(usize::try_from(age).ok()),
        _ => Err(format!("`{text}` is no age")),
    }
}

/// A sex, as it is written; statistical offices write 1 for men and 2 for women.
pub(super) fn sex(text: &str) -> Result<Sex, String> {
    match text.to_lowercase().as_str() {
        "f" | "k" | "2" | "kvinnor" | "women" | "female" => Ok(Sex::Female),
        "m" | "1" | "män" | "men" | "male" => Ok(Sex::Male),
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

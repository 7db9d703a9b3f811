//! What a file in TOML may say that it may not, each thing by itself: so that others can say it in their language.

use std::fmt;

/// What is wrong with assumptions or a ledger. Names are those of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// It is no TOML.
    Syntax,
    /// A name that is none of those that the file may have at this place.
    UnknownField(String),
    /// A name that must be there and is not.
    MissingField(String),
    /// A word, a number or a list where something else is expected, or a word that is none of the known ones.
    Type,
    /// A name that stands there twice.
    Twice,
    /// No year.
    Year(String),
    /// A number beyond its bounds.
    Range {
        /// Its name.
        name: String,
        /// What it is.
        value: String,
        /// The least that it may be.
        least: String,
        /// The most, if there is any.
        most: Option<String>,
    },
    /// Low, mode and high of a fall are not in that order.
    FallOrder,
    /// Bands of ages overlap, or go from old to young.
    Bands,
    /// Shares of a composition are none, or not in the order of years.
    ShareOrder,
    /// A service that is not in the file.
    NoService(String),
    /// A profession that is not in the file.
    NoProfession(String),
    /// An alternative that is not in the file.
    NoAlternative(String),
    /// A profession of which nothing is said of retirements.
    Retiring,
    /// Something is whole before it begins.
    EffectOrder,
    /// An end that is no end of a renovation, or lies before its beginning.
    Until,
    /// A renovation without an end.
    NoUntil,
    /// An event that has happened by the end of the scenario's year.
    Happened(String),
    /// A ledger that is too large, or a number in it that is.
    TooLarge,
    /// A month that is not written as `2024-10`.
    Month,
    /// An entry that stands after one of a later month.
    MonthOrder,
    /// A residual with a basis.
    ResidualBasis,
    /// A residual without the balance that was published.
    ResidualPublished,
    /// An entry without a basis.
    NoBasis,
}

impl Wrong {
    /// What the reader of TOML means.
    pub(crate) fn of_toml(message: &str) -> Self {
        let named = || message.split('`').nth(1).unwrap_or_default().to_owned();
        let begins = |with: &[&str]| with.iter().any(|start| message.starts_with(start));
        if begins(&["unknown field"]) {
            Self::UnknownField(named())
        } else if begins(&["missing field"]) {
            Self::MissingField(named())
        } else if begins(&["duplicate"]) {
            Self::Twice
        } else if begins(&[
            "invalid type",
            "invalid value",
            "invalid length",
            "unknown variant",
        ]) {
            Self::Type
        } else {
            Self::Syntax
        }
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::Syntax => "is no TOML",
            Self::UnknownField(name) => return write!(f, "`{name}` is not known here"),
            Self::MissingField(name) => return write!(f, "`{name}` is missing"),
            Self::Type => "is of another kind than expected",
            Self::Twice => "stands there twice",
            Self::Year(value) => return write!(f, "{value} is no year"),
            Self::Range {
                name,
                value,
                least,
                most,
            } => {
                return match most {
                    None => write!(f, "{name} is {value}, and must be {least} or more"),
                    Some(most) => {
                        write!(f, "{name} is {value}, and must be from {least} to {most}")
                    }
                };
            }
            Self::FallOrder => "low, mode and high of the fall must not fall in that order",
            Self::Bands => "bands must go from young to old, up to 100, and not overlap",
            Self::ShareOrder => "shares must go from one year to later ones",
            Self::NoService(name) => return write!(f, "there is no service `{name}`"),
            Self::NoProfession(name) => return write!(f, "there is no profession `{name}`"),
            Self::NoAlternative(name) => return write!(f, "there is no alternative `{name}`"),
            Self::Retiring => "retiring names at least one year",
            Self::EffectOrder => "is whole before it begins",
            Self::Until => {
                "until, with its month if it has one, is when a renovation that began earlier ends"
            }
            Self::NoUntil => "a renovation has a year until which it goes on",
            Self::Happened(year) => {
                return write!(
                    f,
                    "has happened by the end of {year}, the year of the scenario: it stands in `places` already"
                );
            }
            Self::TooLarge => "a number in it is none, or too large",
            Self::Month => "month is written as 2024-10",
            Self::MonthOrder => "entries stand in the order of months",
            Self::ResidualBasis => {
                "a residual is what is left of the published balance: it has no basis"
            }
            Self::ResidualPublished => "a residual needs the balance that was published",
            Self::NoBasis => "has no basis: what its amount rests on",
        };
        f.write_str(text)
    }
}

//! A person: who it is, without how she or he is reached.

use kernel::{Date, Line, PersonId, PersonalNumber, Sex};
use serde::{Deserialize, Serialize};

use super::{Household, LanguageNeeds};

/// How the person is identified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Identity {
    /// By a personal number or coordination number, which also tells the date of birth and the sex.
    Number(PersonalNumber),
    /// Without a number: somebody seeking asylum, newly arrived, or not known yet.
    Unnumbered {
        /// Date of birth, if known.
        born: Option<Date>,
        /// Legal sex, if known.
        sex: Option<Sex>,
    },
}

impl Identity {
    /// Somebody of whom nothing is known yet.
    pub const UNKNOWN: Self = Self::Unnumbered {
        born: None,
        sex: None,
    };

    /// The number, if there is one.
    pub const fn number(self) -> Option<PersonalNumber> {
        match self {
            Self::Number(number) => Some(number),
            Self::Unnumbered { .. } => None,
        }
    }

    /// Date of birth, if known.
    pub fn born(self) -> Option<Date> {
        match self {
            Self::Number(number) => Some(number.born()),
            Self::Unnumbered { born, .. } => born,
        }
    }

    /// Legal sex, if known.
    pub const fn sex(self) -> Option<Sex> {
        match self {
            Self::Number(number) => Some(number.sex()),
            Self::Unnumbered { sex, .. } => sex,
        }
    }

    /// Age in whole years on a day, if the date of birth is known.
    pub fn age_on(self, day: Date) -> Option<i16> {
        let born = self.born()?;
        let had_birthday = (day.month(), day.day()) >= (born.month(), born.day());
        Some(day.year() - born.year() - i16::from(!had_birthday))
    }
}

/// A person. Whether her or his identity is protected stands in `access`; how she or he is reached stands apart,
/// in [`crate::ContactDetails`], so that each is guarded on its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The id.
    pub id: PersonId,
    /// Number, date of birth, sex.
    pub identity: Identity,
    /// Given names, the one in use first.
    pub given_name: Line,
    /// Family name.
    pub family_name: Line,
    /// With whom the person lives.
    pub household: Household,
    /// Language and interpreter.
    pub languages: LanguageNeeds,
    /// The day of death, for somebody who has died.
    pub dead_on: Option<Date>,
    /// Rises by one with every change.
    pub version: i64,
}

impl Person {
    /// Given and family name.
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }

    /// The number, if there is one.
    pub const fn number(&self) -> Option<PersonalNumber> {
        self.identity.number()
    }

    /// Whether the person lives, as far as is known.
    pub const fn is_alive(&self) -> bool {
        self.dead_on.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_leap_day_birthday_comes_on_the_first_of_march() {
        let identity = Identity::Unnumbered {
            born: Some(date(2016, 2, 29)),
            sex: None,
        };
        assert_eq!(identity.age_on(date(2026, 2, 28)), Some(9));
        assert_eq!(identity.age_on(date(2026, 3, 1)), Some(10));
        assert_eq!(Identity::UNKNOWN.age_on(date(2026, 3, 1)), None);
    }
}

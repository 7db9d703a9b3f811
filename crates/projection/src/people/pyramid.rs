//! One value for each sex and year of age.

use serde::{Deserialize, Serialize};

/// Years of age that are told apart: 0 to 99, and 100 or more.
pub const AGES: usize = 101;
/// The open age, 100 or more.
pub const OPEN: usize = AGES - 1;

/// Sex as in the population register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Sex {
    /// Female, F.
    #[serde(rename = "F")]
    Female,
    /// Male, M.
    #[serde(rename = "M")]
    Male,
}

impl Sex {
    /// Both.
    pub const BOTH: [Self; 2] = [Self::Female, Self::Male];

    /// Where it stands among both.
    pub fn at(self) -> usize {
        match self {
            Self::Female => 0,
            Self::Male => 1,
        }
    }
}

/// One value for each sex and year of age: persons, deaths, or a rate.
///
/// Ages are completed years on 31 December for persons, and at death for deaths.
#[derive(Debug, Clone, PartialEq)]
pub struct Pyramid {
    values: [[f64; AGES]; 2],
}

impl Default for Pyramid {
    fn default() -> Self {
        Self::of(0.0)
    }
}

impl Pyramid {
    /// The same value everywhere.
    pub fn of(value: f64) -> Self {
        Self {
            values: [[value; AGES]; 2],
        }
    }

    /// The value that a function gives each sex and age.
    pub fn from_fn(mut value: impl FnMut(Sex, usize) -> f64) -> Self {
        let mut made = Self::default();
        for sex in Sex::BOTH {
            for age in 0..AGES {
                made.values[sex.at()][age] = value(sex, age);
            }
        }
        made
    }

    /// The value at an age; ages above the open one are in it.
    #[inline]
    pub fn at(&self, sex: Sex, age: usize) -> f64 {
        self.values[sex.at()][age.min(OPEN)]
    }

    /// All ages of one sex.
    #[inline]
    pub fn of_sex(&self, sex: Sex) -> &[f64; AGES] {
        &self.values[sex.at()]
    }

    /// All ages of one sex, to be changed.
    #[inline]
    pub fn of_sex_mut(&mut self, sex: Sex) -> &mut [f64; AGES] {
        &mut self.values[sex.at()]
    }

    /// Adds to the value at an age.
    pub fn add(&mut self, sex: Sex, age: usize, value: f64) {
        self.values[sex.at()][age.min(OPEN)] += value;
    }

    /// Adds another, age by age.
    pub fn add_all(&mut self, other: &Self) {
        for sex in Sex::BOTH {
            for (own, more) in self.of_sex_mut(sex).iter_mut().zip(other.of_sex(sex)) {
                *own += more;
            }
        }
    }

    /// Each value made anew.
    #[must_use]
    pub fn map(&self, mut change: impl FnMut(f64) -> f64) -> Self {
        Self::from_fn(|sex, age| change(self.at(sex, age)))
    }

    /// The sum of all.
    pub fn total(&self) -> f64 {
        Sex::BOTH.iter().flat_map(|sex| self.of_sex(*sex)).sum()
    }

    /// The sum over ages from the first up to and with the last.
    pub fn sum(&self, sex: Sex, first: usize, last: usize) -> f64 {
        self.of_sex(sex)[first.min(OPEN)..=last.min(OPEN)]
            .iter()
            .sum()
    }

    /// The mean of several; nothing of none.
    pub fn mean<'a>(all: impl Iterator<Item = &'a Self>) -> Option<Self> {
        let mut sum = Self::default();
        let mut count = 0_usize;
        for one in all {
            sum.add_all(one);
            count += 1;
        }
        (count > 0).then(|| sum.map(|value| value / count as f64))
    }
}

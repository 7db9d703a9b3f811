//! Births per woman by age, the nation's pattern at the area's level.

use crate::people::{Area, Births, MOTHER_FIRST, MOTHERS, Sex, Year};
use crate::{Constant, Tuning};

use super::{level::recent_weight, mortality};

/// The share of girls among those born: 100 for 106 boys.
pub const GIRLS: f64 = 100.0 / 206.0;
/// Years that are looked at.
const YEARS: Year = 10;
/// Births at which an area's own level and its parent's weigh alike.
const SHRINK: f64 = 150.0;

/// Births per woman and year by age, from [`MOTHER_FIRST`].
#[derive(Debug, Clone, PartialEq)]
pub struct Fertility {
    rates: [f64; MOTHERS],
}

impl Fertility {
    /// The pattern of an area large enough to have its own, by births or, where they are not known, by its infants.
    pub fn pattern(area: &Area, last: Year, tuning: &Tuning) -> Self {
        let mut births = [0.0; MOTHERS];
        let mut women = [0.0; MOTHERS];
        let last = last_known(area, last);
        for year in (last - YEARS + 1)..=last {
            let Some((mothers, known)) = women_of(area, year).zip(births_of(area, year)) else {
                continue;
            };
            let weight = recent_weight(last - year, tuning.of(Constant::BirthsHalfLife));
            for (at, count) in known.by_mother().iter().enumerate() {
                births[at] += weight * count;
                women[at] += weight * mothers[at];
            }
        }
        Self {
            rates: std::array::from_fn(|at| births[at] / women[at].max(1.0)),
        }
    }

    /// This pattern at an area's own level: observed births over those that the pattern gives, drawn towards one.
    #[must_use]
    pub fn at_level_of(&self, area: &Area, last: Year, tuning: &Tuning) -> Self {
        let (mut observed, mut expected) = (0.0, 0.0);
        let last = last_known(area, last);
        for year in (last - YEARS + 1)..=last {
            let Some((mothers, known)) = women_of(area, year).zip(births_of(area, year)) else {
                continue;
            };
            let weight = recent_weight(last - year, tuning.of(Constant::BirthsHalfLife));
            observed += weight * known.total();
            let by_pattern = mothers
                .iter()
                .zip(self.rates)
                .map(|(women, rate)| women * rate);
            expected += weight * by_pattern.sum::<f64>();
        }
        let level = (observed + SHRINK) / (expected + SHRINK);
        Self {
            rates: self.rates.map(|rate| rate * level),
        }
    }

    /// Births in a year per woman of an age when it begins: half at this age and half at the next.
    pub fn of_cohort(&self, age: usize) -> f64 {
        let at = |age: usize| {
            let place = age.checked_sub(MOTHER_FIRST)?;
            self.rates.get(place).copied()
        };
        f64::midpoint(at(age).unwrap_or(0.0), at(age + 1).unwrap_or(0.0))
    }

    /// Children that a woman would have at these rates.
    pub fn total(&self) -> f64 {
        self.rates.iter().sum()
    }
}

/// The last year in which women and their children are known: years are counted back from it, so that files which
/// end long before the jump-off still say what they know.
fn last_known(area: &Area, last: Year) -> Year {
    let known = area.population.range(..=last).next_back();
    known.map_or(last, |(year, _)| *year)
}

/// Mean number of women by age during a year, or at its end where the beginning is not known.
fn women_of(area: &Area, year: Year) -> Option<[f64; MOTHERS]> {
    let end = area.population.get(&year)?;
    let begin = area.population.get(&(year - 1)).unwrap_or(end);
    Some(std::array::from_fn(|at| {
        let age = at + MOTHER_FIRST;
        f64::midpoint(begin.at(Sex::Female, age), end.at(Sex::Female, age))
    }))
}

/// Births of a year; where they are not known, the infants at its end spread over mothers by a normal pattern.
fn births_of(area: &Area, year: Year) -> Option<Births> {
    if let Some(known) = area.births.get(&year) {
        return Some(known.clone());
    }
    // Mean and spread of mothers' ages in Sweden in the 2010s.
    let (mean, spread) = (30.9, 5.2);
    let infants = area.population.get(&year)?;
    let shape = |at: usize| {
        let away = ((at + MOTHER_FIRST) as f64 - mean) / spread;
        (-away * away / 2.0).exp()
    };
    let whole: f64 = (0..MOTHERS).map(shape).sum();
    let mut births = Births::default();
    for sex in Sex::BOTH {
        // Some three in a thousand die before the year is out.
        let born = infants.at(sex, 0) / (1.0 - 0.0035 * mortality::INFANT_SAME_YEAR);
        for at in 0..MOTHERS {
            births.add(Some(at + MOTHER_FIRST), sex, born * shape(at) / whole);
        }
    }
    Some(births)
}

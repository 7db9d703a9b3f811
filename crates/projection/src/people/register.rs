//! What is known of areas: population, deaths and births by year.

use std::collections::BTreeMap;

use super::{Pyramid, Sex};

/// A calendar year.
pub type Year = i32;

/// The youngest age at which mothers are told apart; younger ones are counted in it.
pub const MOTHER_FIRST: usize = 14;
/// Ages of mothers that are told apart: 14 to 50 or more.
pub const MOTHERS: usize = 37;

/// Live births of a year by the mother's age at birth.
#[derive(Debug, Clone, PartialEq)]
pub struct Births {
    by_mother: [f64; MOTHERS],
    girls: f64,
    boys: f64,
}

impl Default for Births {
    fn default() -> Self {
        Self {
            by_mother: [0.0; MOTHERS],
            girls: 0.0,
            boys: 0.0,
        }
    }
}

impl Births {
    /// Adds children; a mother's age that is not known counts in the sums only.
    pub fn add(&mut self, mother: Option<usize>, child: Sex, count: f64) {
        if let Some(age) = mother {
            let at = age.saturating_sub(MOTHER_FIRST).min(MOTHERS - 1);
            self.by_mother[at] += count;
        }
        match child {
            Sex::Female => self.girls += count,
            Sex::Male => self.boys += count,
        }
    }

    /// Adds those of another area.
    pub fn add_all(&mut self, other: &Self) {
        for (own, more) in self.by_mother.iter_mut().zip(other.by_mother) {
            *own += more;
        }
        self.girls += other.girls;
        self.boys += other.boys;
    }

    /// Children of mothers of each age, scaled so that they sum to all children.
    pub fn by_mother(&self) -> [f64; MOTHERS] {
        let known: f64 = self.by_mother.iter().sum();
        let scale = if known > 0.0 {
            self.total() / known
        } else {
            0.0
        };
        self.by_mother.map(|count| count * scale)
    }

    /// All children of one sex.
    pub fn of_sex(&self, sex: Sex) -> f64 {
        match sex {
            Sex::Female => self.girls,
            Sex::Male => self.boys,
        }
    }

    /// All children.
    pub fn total(&self) -> f64 {
        self.girls + self.boys
    }
}

/// What is known of one area, year by year.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Area {
    /// Persons on 31 December.
    pub population: BTreeMap<Year, Pyramid>,
    /// Deaths during the year, by age at death.
    pub deaths: BTreeMap<Year, Pyramid>,
    /// Live births during the year.
    pub births: BTreeMap<Year, Births>,
    /// Those who moved in during the year, by age when it ends, where they are counted.
    pub moved_in: BTreeMap<Year, Pyramid>,
    /// Those who moved out.
    pub moved_out: BTreeMap<Year, Pyramid>,
}

impl Area {
    /// Persons at risk during a year: the mean of both ends, if both are known.
    pub fn exposure(&self, year: Year) -> Option<Pyramid> {
        let ends = (self.population.get(&(year - 1)), self.population.get(&year));
        let (Some(begin), Some(end)) = ends else {
            return None;
        };
        Some(Pyramid::from_fn(|sex, age| {
            f64::midpoint(begin.at(sex, age), end.at(sex, age))
        }))
    }

    fn until(&self, last: Year) -> Self {
        fn cut<T: Clone>(from: &BTreeMap<Year, T>, last: Year) -> BTreeMap<Year, T> {
            from.range(..=last)
                .map(|(year, value)| (*year, value.clone()))
                .collect()
        }
        Self {
            population: cut(&self.population, last),
            deaths: cut(&self.deaths, last),
            births: cut(&self.births, last),
            moved_in: cut(&self.moved_in, last),
            moved_out: cut(&self.moved_out, last),
        }
    }

    fn add_all(&mut self, other: &Self) {
        for (year, value) in &other.population {
            self.population.entry(*year).or_default().add_all(value);
        }
        for (year, value) in &other.deaths {
            self.deaths.entry(*year).or_default().add_all(value);
        }
        for (year, value) in &other.births {
            self.births.entry(*year).or_default().add_all(value);
        }
    }
}

/// The nation's mean population and deaths, where they are published by themselves.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct National {
    /// Persons at risk during the year.
    pub exposure: BTreeMap<Year, Pyramid>,
    /// Deaths during the year, by age at death.
    pub deaths: BTreeMap<Year, Pyramid>,
}

/// What is known of many areas, and of the nation.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Register {
    /// Each area by its code: two digits for a county, four for a municipality, more for a district.
    pub areas: BTreeMap<String, Area>,
    /// The nation, if a file of its own was given; otherwise the areas are summed.
    pub national: Option<National>,
}

impl Register {
    /// The same without anything that happened after a year: all that a forecast may see.
    #[must_use]
    pub fn until(&self, last: Year) -> Self {
        let cut = |from: &BTreeMap<Year, Pyramid>| {
            from.range(..=last)
                .map(|(year, value)| (*year, value.clone()))
                .collect()
        };
        let national = self.national.as_ref().map(|national| National {
            exposure: cut(&national.exposure),
            deaths: cut(&national.deaths),
        });
        let areas = self.areas.iter();
        Self {
            areas: areas
                .map(|(code, area)| (code.clone(), area.until(last)))
                .collect(),
            national,
        }
    }

    /// All areas as one, for the years in which every area is known.
    pub fn whole(&self) -> Area {
        let mut sum = Area::default();
        for area in self.areas.values() {
            sum.add_all(area);
        }
        let all = |known: fn(&Area, &Year) -> bool, year: &Year| {
            self.areas.values().all(|area| known(area, year))
        };
        sum.population
            .retain(|year, _| all(|area, year| area.population.contains_key(year), year));
        sum.deaths
            .retain(|year, _| all(|area, year| area.deaths.contains_key(year), year));
        sum.births
            .retain(|year, _| all(|area, year| area.births.contains_key(year), year));
        sum
    }

    /// The nation's mean population and deaths: the file of its own, or the sum of areas.
    pub fn nation(&self) -> National {
        if let Some(national) = &self.national {
            return national.clone();
        }
        let whole = self.whole();
        let years: Vec<Year> = whole.deaths.keys().copied().collect();
        let exposure = years
            .iter()
            .filter_map(|year| whole.exposure(*year).map(|known| (*year, known)))
            .collect();
        National {
            exposure,
            deaths: whole.deaths,
        }
    }
}

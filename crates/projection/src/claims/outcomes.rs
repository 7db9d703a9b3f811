//! What claims are held against: persons that were counted, and persons and growth as the trajectories have them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::check::BACK_MAX;
use super::model::{Claim, What};
use crate::care::Spread;
use crate::people::{Group, Pyramid, Sex, SexOf, Year};
use crate::trajectories::{Counts, quantiles};

/// How sure a figure of the forecast is: the median, and what lies below and above in 95 of 100 trajectories. For years
/// that have been, all three are what was counted.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Known {
    /// The median: persons, or growth in per cent.
    pub middle: f64,
    /// 2.5 of 100 trajectories lie below.
    pub low: f64,
    /// 2.5 of 100 trajectories lie above.
    pub high: f64,
}

/// Persons by area, group and year, and growth between years that both lie ahead.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outcomes {
    persons: BTreeMap<(String, String, Year), Known>,
    growths: BTreeMap<(String, String, (Year, Year)), Known>,
}

impl Outcomes {
    /// Persons that were counted.
    pub fn count(&mut self, area: &str, year: Year, people: &Pyramid) {
        for group in Group::ALL {
            let sexes = Sex::BOTH.iter();
            let persons = sexes
                .map(|sex| people.sum(*sex, group.first, group.last))
                .sum();
            let sure = Known {
                middle: persons,
                low: persons,
                high: persons,
            };
            self.put(area, group.name, (year, sure));
        }
    }

    /// Persons of a group, as they are known.
    pub fn put(&mut self, area: &str, group: &str, (year, known): (Year, Known)) {
        let key = (area.to_owned(), group.to_owned(), year);
        self.persons.insert(key, known);
    }

    /// Growth in per cent between two years, as it is known.
    pub fn put_growth(&mut self, area: &str, group: &str, (years, known): ((Year, Year), Known)) {
        let key = (area.to_owned(), group.to_owned(), years);
        self.growths.insert(key, known);
    }

    /// What the trajectories of an area say, with the growth that some claims speak of. Where both years lie ahead, it
    /// is taken within each trajectory: one that begins high ends high, and both ends by themselves would say too much.
    pub fn of(area: &str, claims: &[Claim], (jump_off, counts): (Year, &Counts)) -> Self {
        let mut told = Self::default();
        for (at, year) in (0..counts.years).zip(jump_off + 1..) {
            for group in Group::ALL {
                let [low, _, middle, _, high] = quantiles(&counts.of_group(at, group, SexOf::All));
                told.put(area, group.name, (year, Known { middle, low, high }));
            }
        }
        let place = |year: Year| {
            let at = usize::try_from(year - jump_off - 1).ok();
            at.filter(|at| *at < counts.years)
        };
        for claim in claims {
            let What::Growth {
                area: of,
                group,
                from,
                to,
                ..
            } = &claim.what
            else {
                continue;
            };
            let Some(ages) = Group::named(group).filter(|_| of == area) else {
                continue;
            };
            for back in 0..=BACK_MAX {
                let years = (from - back, to - back);
                if let (Some(begin), Some(end)) = (place(years.0), place(years.1)) {
                    let [begin, end] = [begin, end].map(|at| counts.of_group(at, ages, SexOf::All));
                    told.put_growth(area, group, (years, growth(&begin, &end)));
                }
            }
        }
        told
    }

    /// These and others.
    pub fn add(&mut self, others: Self) {
        self.persons.extend(others.persons);
        self.growths.extend(others.growths);
    }

    /// Persons of a group in a year.
    pub fn persons(&self, area: &str, group: &str, year: Year) -> Option<Known> {
        let key = (area.to_owned(), group.to_owned(), year);
        self.persons.get(&key).copied()
    }

    /// Growth of a group between two years, in per cent.
    pub fn growth(&self, area: &str, group: &str, (from, to): (Year, Year)) -> Option<Known> {
        let key = (area.to_owned(), group.to_owned(), (from, to));
        if let Some(known) = self.growths.get(&key) {
            return Some(*known);
        }
        let begin = self.persons(area, group, from)?;
        let end = self.persons(area, group, to)?;
        let grown = |persons: f64| 100.0 * (persons / begin.middle - 1.0);
        // From a year that is not counted, both ends move together, and how is not known here.
        let is_counted = begin.low >= begin.high;
        is_counted.then(|| Known {
            middle: grown(end.middle),
            low: grown(end.low),
            high: grown(end.high),
        })
    }
}

fn growth(begin: &[u32], end: &[u32]) -> Known {
    let both = begin.iter().zip(end);
    let grown: Vec<f64> = both
        .map(|(begin, end)| 100.0 * (f64::from(*end) / f64::from(*begin).max(1.0) - 1.0))
        .collect();
    let spread = Spread::of(&grown);
    Known {
        middle: spread.p50,
        low: spread.p2_5,
        high: spread.p97_5,
    }
}

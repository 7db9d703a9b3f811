//! Moves in and out, apart, where they are counted: the pattern of all areas by age, at each area's own level.

use std::collections::BTreeMap;

use crate::people::{AGES, Area, OPEN, Pyramid, Sex, Year};
use crate::{Constant, Tuning};

use super::level::recent_weight;
use super::migration::{MOVE_BANDS, move_band_of};
use super::smoothing;

/// Moves per person and year by age when the year begins.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Gross {
    /// Moves in.
    pub into: Pyramid,
    /// Moves out.
    pub out: Pyramid,
}

/// Years that are looked at.
const YEARS: Year = 15;
/// Ages on either side over which the pattern is smoothed.
const HALF_WIDTH: usize = 2;
/// What is believed of the spread of true levels between areas, as a variance of the ratio, where too few areas are
/// known to estimate it: half as much or half more.
const SPREAD: f64 = 0.5 * 0.5;

/// Moves of an area and persons who could have moved, recent years weighing most.
struct Tally {
    into: Pyramid,
    out: Pyramid,
    at_risk: Pyramid,
    /// Persons at risk times their weight once more: what the weighted ratio's variance takes.
    noise: Pyramid,
}

/// Observed and expected moves of a band.
#[derive(Clone, Copy)]
struct Ratio {
    observed: f64,
    expected: f64,
    noise: f64,
}

impl Gross {
    /// Rates of every area whose moves are counted: the pattern by age of all of them, at the level of each in bands of
    /// ages, drawn towards the pattern by how little its moves can tell.
    pub fn of_areas(
        areas: &BTreeMap<String, Area>,
        last: Year,
        tuning: &Tuning,
    ) -> BTreeMap<String, Self> {
        let tallies = tallies(areas, last, tuning);
        let above = Self {
            into: pattern(&tallies, |tally| &tally.into),
            out: pattern(&tallies, |tally| &tally.out),
        };
        above.at_levels(&tallies)
    }

    /// The same with a pattern that is known from elsewhere, as from the area above: an area alone is drawn towards it too.
    pub fn of_parts(
        areas: &BTreeMap<String, Area>,
        above: &Self,
        (last, tuning): (Year, &Tuning),
    ) -> BTreeMap<String, Self> {
        above.at_levels(&tallies(areas, last, tuning))
    }

    /// Rates of all areas together; nothing where no area's moves are counted.
    pub fn of_all(areas: &BTreeMap<String, Area>, last: Year, tuning: &Tuning) -> Option<Self> {
        let tallies = tallies(areas, last, tuning);
        (!tallies.is_empty()).then(|| Self {
            into: pattern(&tallies, |tally| &tally.into),
            out: pattern(&tallies, |tally| &tally.out),
        })
    }

    /// This pattern at the level of each area.
    fn at_levels(&self, tallies: &[(&String, Tally)]) -> BTreeMap<String, Self> {
        let into = rates(tallies, &self.into, |tally| &tally.into);
        let out = rates(tallies, &self.out, |tally| &tally.out);
        let codes = tallies.iter().map(|(code, _)| (*code).clone());
        let both = into.into_iter().zip(out);
        codes
            .zip(both.map(|(into, out)| Self { into, out }))
            .collect()
    }

    /// The same moves, so many times as often.
    #[must_use]
    pub fn times(&self, factor: f64) -> Self {
        Self {
            into: self.into.map(|rate| rate * factor),
            out: self.out.map(|rate| rate * factor),
        }
    }

    /// Moves in and out together.
    pub fn turnover(&self) -> Pyramid {
        Pyramid::from_fn(|sex, age| self.into.at(sex, age) + self.out.at(sex, age))
    }
}

/// What is counted of each area; those of which nothing is are left out.
fn tallies<'a>(
    areas: &'a BTreeMap<String, Area>,
    last: Year,
    tuning: &Tuning,
) -> Vec<(&'a String, Tally)> {
    let each = areas.iter();
    each.filter_map(|(code, area)| Some((code, tally(area, last, tuning)?)))
        .collect()
}

/// Moves are told by age at the end of the year, so that those of a cohort stand at one age.
fn tally(area: &Area, last: Year, tuning: &Tuning) -> Option<Tally> {
    let mut tally = Tally {
        into: Pyramid::default(),
        out: Pyramid::default(),
        at_risk: Pyramid::default(),
        noise: Pyramid::default(),
    };
    let mut is_known = false;
    for year in (last - YEARS + 1)..=last {
        let known = (
            area.moved_in.get(&year),
            area.moved_out.get(&year),
            area.population.get(&(year - 1)),
        );
        let (Some(into), Some(out), Some(begin)) = known else {
            continue;
        };
        is_known = true;
        let weight = recent_weight(last - year, tuning.of(Constant::MovesHalfLife));
        for sex in Sex::BOTH {
            for age in 0..OPEN {
                tally.into.add(sex, age, weight * into.at(sex, age + 1));
                tally.out.add(sex, age, weight * out.at(sex, age + 1));
                tally.at_risk.add(sex, age, weight * begin.at(sex, age));
                tally
                    .noise
                    .add(sex, age, weight * weight * begin.at(sex, age));
            }
        }
    }
    is_known.then_some(tally)
}

fn rates(
    tallies: &[(&String, Tally)],
    pattern: &Pyramid,
    of: fn(&Tally) -> &Pyramid,
) -> Vec<Pyramid> {
    let mut levels = vec![[1.0; MOVE_BANDS.len()]; tallies.len()];
    for band in 0..MOVE_BANDS.len() {
        let column: Vec<Ratio> = tallies
            .iter()
            .map(|(_, tally)| ratio((tally, of(tally)), pattern, band))
            .collect();
        let spread = spread(&column);
        for (levels, one) in levels.iter_mut().zip(&column) {
            levels[band] = shrunk(one, spread);
        }
    }
    let of_area = |levels: &[f64; MOVE_BANDS.len()]| {
        Pyramid::from_fn(|sex, age| pattern.at(sex, age) * levels[move_band_of(age)])
    };
    levels.iter().map(of_area).collect()
}

/// Moves per person by age, of all areas together, smoothed over neighbouring ages.
fn pattern(tallies: &[(&String, Tally)], of: fn(&Tally) -> &Pyramid) -> Pyramid {
    let (mut moves, mut at_risk) = (Pyramid::default(), Pyramid::default());
    for (_, tally) in tallies {
        moves.add_all(of(tally));
        at_risk.add_all(&tally.at_risk);
    }
    let mut pattern = Pyramid::default();
    for sex in Sex::BOTH {
        let raw: Vec<f64> = (0..AGES)
            .map(|age| moves.at(sex, age) / at_risk.at(sex, age).max(1.0))
            .collect();
        let smooth = smoothing::over_ages(&raw, at_risk.of_sex(sex), HALF_WIDTH);
        for (rate, smooth) in pattern.of_sex_mut(sex).iter_mut().zip(smooth) {
            *rate = smooth.max(0.0);
        }
    }
    pattern
}

fn ratio((tally, moves): (&Tally, &Pyramid), pattern: &Pyramid, band: usize) -> Ratio {
    let mut ratio = Ratio {
        observed: 0.0,
        expected: 0.0,
        noise: 0.0,
    };
    let (first, last) = MOVE_BANDS[band];
    for sex in Sex::BOTH {
        for age in first..=last {
            let rate = pattern.at(sex, age);
            ratio.observed += moves.at(sex, age);
            ratio.expected += rate * tally.at_risk.at(sex, age);
            ratio.noise += rate * tally.noise.at(sex, age);
        }
    }
    ratio
}

/// The variance of true ratios between areas, by what they vary more than chance alone would make them.
fn spread(column: &[Ratio]) -> f64 {
    let known: Vec<&Ratio> = column.iter().filter(|one| one.expected > 1.0).collect();
    if known.len() < 5 {
        return SPREAD;
    }
    let (mut sum, mut weights) = (0.0, 0.0);
    for one in known {
        let chance = one.noise / (one.expected * one.expected);
        let weight = 1.0 / (SPREAD + chance).powi(2);
        sum += weight * ((one.observed / one.expected - 1.0).powi(2) - chance);
        weights += weight;
    }
    (sum / weights).max(SPREAD / 100.0)
}

fn shrunk(one: &Ratio, spread: f64) -> f64 {
    if one.expected <= 0.0 {
        return 1.0;
    }
    let chance = one.noise / (one.expected * one.expected);
    1.0 + spread / (spread + chance) * (one.observed / one.expected - 1.0)
}

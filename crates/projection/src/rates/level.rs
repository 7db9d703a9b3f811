//! How much more or less an area dies than the nation: empirical Bayes.

use std::collections::BTreeMap;

use crate::people::{Area, OPEN, Pyramid, Sex, Year};
use crate::{Constant, Tuning};

/// The bands of ages over which a local level of mortality is taken.
pub const BANDS: [(usize, usize); 3] = [(0, 49), (50, 79), (80, OPEN)];
/// Years that are looked at.
const YEARS: Year = 20;
/// What is believed of the spread of true levels between areas, as a variance of the ratio, where too few areas are
/// known to estimate it: 5 per cent.
const SPREAD: f64 = 0.05 * 0.05;

/// The band in which an age lies.
pub fn band_of(age: usize) -> usize {
    BANDS
        .iter()
        .position(|(_, last)| age <= *last)
        .unwrap_or(BANDS.len() - 1)
}

/// The weight of what happened so many years before the jump-off, halved every half-life.
pub fn recent_weight(ago: Year, half_life: f64) -> f64 {
    (-f64::from(ago) * std::f64::consts::LN_2 / half_life).exp()
}

/// Observed and expected deaths of an area at the nation's rates, recent years weighing most.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Tally {
    observed: f64,
    expected: f64,
    /// Expected deaths times their weight once more: what the weighted ratio's variance takes.
    noise: f64,
}

/// An area's mortality as a ratio to its parent's, by sex and band of ages.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Level([[f64; BANDS.len()]; 2]);

impl Default for Level {
    fn default() -> Self {
        Self([[1.0; BANDS.len()]; 2])
    }
}

impl Level {
    /// The ratio at an age.
    pub fn at(&self, sex: Sex, age: usize) -> f64 {
        self.0[sex.at()][band_of(age)]
    }

    /// One ratio upon another.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        let mut product = *self;
        for (own, more) in product.0.iter_mut().flatten().zip(other.0.iter().flatten()) {
            *own *= more;
        }
        product
    }

    /// The level of each area, shrunk towards one by how little its deaths can tell.
    ///
    /// The spread of true levels is what the observed ratios vary more than chance alone would make them (the method
    /// of moments); an area's ratio then moves towards one by chance variance over chance and spread.
    pub fn of_areas(
        areas: &BTreeMap<String, Area>,
        rates: &BTreeMap<Year, Pyramid>,
        last: Year,
        tuning: &Tuning,
    ) -> BTreeMap<String, Self> {
        let half_life = tuning.of(Constant::LevelHalfLife);
        let tallies: Vec<[[Tally; BANDS.len()]; 2]> = areas
            .values()
            .map(|area| tally(area, rates, (last, half_life)))
            .collect();
        let mut levels: Vec<Self> = vec![Self::default(); tallies.len()];
        for sex in Sex::BOTH {
            for band in 0..BANDS.len() {
                let column: Vec<Tally> = tallies.iter().map(|all| all[sex.at()][band]).collect();
                let spread = spread(&column);
                for (level, tally) in levels.iter_mut().zip(&column) {
                    level.0[sex.at()][band] = shrunk(tally, spread);
                }
            }
        }
        areas.keys().cloned().zip(levels).collect()
    }
}

fn tally(
    area: &Area,
    rates: &BTreeMap<Year, Pyramid>,
    (last, half_life): (Year, f64),
) -> [[Tally; BANDS.len()]; 2] {
    let mut tallies = [[Tally::default(); BANDS.len()]; 2];
    for year in (last - YEARS + 1)..=last {
        let known = (
            area.deaths.get(&year),
            area.exposure(year),
            rates.get(&year),
        );
        let (Some(deaths), Some(exposure), Some(rates)) = known else {
            continue;
        };
        let weight = recent_weight(last - year, half_life);
        for sex in Sex::BOTH {
            for (band, (first, oldest)) in BANDS.iter().enumerate() {
                let tally = &mut tallies[sex.at()][band];
                for age in *first..=*oldest {
                    let expected = exposure.at(sex, age) * rates.at(sex, age);
                    tally.observed += weight * deaths.at(sex, age);
                    tally.expected += weight * expected;
                    tally.noise += weight * weight * expected;
                }
            }
        }
    }
    tallies
}

/// The variance of true ratios between areas, no less than a hundredth of what is believed beforehand.
fn spread(column: &[Tally]) -> f64 {
    let known: Vec<&Tally> = column.iter().filter(|tally| tally.expected > 1.0).collect();
    if known.len() < 5 {
        return SPREAD;
    }
    let (mut sum, mut weights) = (0.0, 0.0);
    for tally in known {
        let chance = tally.noise / (tally.expected * tally.expected);
        let apart = (tally.observed / tally.expected - 1.0).powi(2) - chance;
        // Areas whose ratio is known well say most about the spread.
        let weight = 1.0 / (SPREAD + chance).powi(2);
        sum += weight * apart;
        weights += weight;
    }
    (sum / weights).max(SPREAD / 100.0)
}

fn shrunk(tally: &Tally, spread: f64) -> f64 {
    if tally.expected <= 0.0 {
        return 1.0;
    }
    let chance = tally.noise / (tally.expected * tally.expected);
    let own = spread / (spread + chance);
    1.0 + own * (tally.observed / tally.expected - 1.0)
}

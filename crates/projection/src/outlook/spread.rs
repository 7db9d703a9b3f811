//! What is not known: how far mortality and migration have strayed from such forecasts before.
//!
//! Everything is estimated by rolling origin inside what the forecast may see: the same forecast is made at earlier
//! years, and its errors by horizon are split into what the parts of the model may produce.

use std::collections::BTreeMap;

use crate::people::{Area, National, Pyramid, Register, Sex, Year};
use crate::rates::{self, BANDS, Level, MOVE_BANDS, Mortality, Net, Slopes, residual};
use crate::{Constant, Tuning};

use super::fit::Outlook;

/// What is not known of the nation.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct NationSpread {
    /// Standard deviation of a single year's log mortality around its course, by band of ages: influenza and heat.
    pub flicker: [f64; BANDS.len()],
    /// How far the course strays: after h years its log has the variance of this squared times (h² + 8h) / 9, in part
    /// a drift that was wrong from the beginning and in part a walk.
    pub stray: [f64; BANDS.len()],
    /// Standard deviation of the nation's net migration rate around what was expected, by band of ages.
    pub moves: [f64; MOVE_BANDS.len()],
}

/// What is not known of an area beyond the nation.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct AreaSpread {
    /// Standard deviation of the step that the area's mortality, relative to the nation's, takes in a year.
    pub walk: [f64; BANDS.len()],
    /// Standard deviation of its net migration rate around what was expected, by band of ages.
    pub moves: [f64; MOVE_BANDS.len()],
}

/// What the course of mortality is believed to stray before anything is seen, by band of ages, and the weight of that
/// belief in horizons seen. The course of the old is steadier: their mortality falls slowly everywhere.
const STRAY_BELIEVED: ([f64; BANDS.len()], f64) = ([0.013, 0.013, 0.008], 6.0);
/// Years of mortality that the first rolling origin needs.
const ORIGIN_AFTER: Year = 12;
/// The longest horizon of rolling origins.
const AHEAD_MAX: Year = 10;
/// The weight of the step of a county's mortality that is believed, in areas.
const WALK_WEIGHT: f64 = 10.0;
/// Net migration that is believed to depart for an area of [`SIZE`] persons, per band, where there is no history.
const MOVES_BELIEVED: [f64; MOVE_BANDS.len()] = [0.004, 0.007, 0.003, 0.0012, 0.0008, 0.0006];
/// Persons in the area to which departures of migration are scaled.
const SIZE: f64 = 250_000.0;
/// The power of size by which a smaller area departs more, as a variance.
const SIZE_POWER: f64 = 0.5;

impl NationSpread {
    /// How far the nation's mortality strayed from forecasts made as this one is.
    pub fn fit(nation: &National, how: Slopes, tuning: &Tuning) -> Self {
        let believed_flicker = tuning.of(Constant::FlickerBelieved).powi(2);
        let mut spread = Self::default();
        let errors = mortality_errors(nation, how, tuning);
        for band in 0..BANDS.len() {
            let at = |ahead: Year| {
                let all = errors.get(&ahead).map(Vec::as_slice).unwrap_or_default();
                mean_square(all.iter().map(|by_band| by_band[band]))
            };
            let single = at(1).unwrap_or(believed_flicker);
            let flicker = f64::midpoint(single, believed_flicker);
            let believed = STRAY_BELIEVED.0[band] * tuning.of(Constant::StrayBelieved);
            let weight = STRAY_BELIEVED.1;
            let (mut sum, mut weights) = (weight * believed * believed, weight);
            for ahead in 2..=AHEAD_MAX {
                if let Some(square) = at(ahead) {
                    sum += (square - flicker).max(0.0) / growth(f64::from(ahead));
                    weights += 1.0;
                }
            }
            spread.flicker[band] = flicker.sqrt();
            spread.stray[band] = (sum / weights).sqrt();
        }
        spread
    }
}

/// The variance of a course after so many years, in units of the first.
fn growth(ahead: f64) -> f64 {
    (ahead * ahead + 8.0 * ahead) / 9.0
}

/// Logarithms of deaths over those forecast, by years ahead and band.
fn mortality_errors(
    nation: &National,
    how: Slopes,
    tuning: &Tuning,
) -> BTreeMap<Year, Vec<[f64; BANDS.len()]>> {
    let mut errors: BTreeMap<Year, Vec<[f64; BANDS.len()]>> = BTreeMap::new();
    each_error(
        nation,
        (how, tuning),
        &mut |ahead, [deaths, exposure, rates]| {
            let by_band = BANDS.map(|band| log_ratio(deaths, exposure, rates, band));
            errors.entry(ahead).or_default().push(by_band);
        },
    );
    errors
}

/// Hands over the deaths, the persons at risk and the rates that were forecast, of every year that lies ahead of an
/// earlier forecast and is known.
fn each_error(
    nation: &National,
    (how, tuning): (Slopes, &Tuning),
    take: &mut dyn FnMut(Year, [&Pyramid; 3]),
) {
    let known = (
        nation.deaths.keys().next(),
        nation.deaths.keys().next_back(),
    );
    let (Some(first), Some(last)) = known else {
        return;
    };
    for origin in (first + ORIGIN_AFTER)..*last {
        let cut = |all: &BTreeMap<Year, Pyramid>| {
            all.range(..=origin)
                .map(|(year, value)| (*year, value.clone()))
                .collect()
        };
        let seen = National {
            exposure: cut(&nation.exposure),
            deaths: cut(&nation.deaths),
        };
        let Some(forecast) = Mortality::fit(&seen, how, tuning) else {
            continue;
        };
        for ahead in 1..=AHEAD_MAX.min(last - origin) {
            let year = origin + ahead;
            let known = (nation.deaths.get(&year), nation.exposure.get(&year));
            if let (Some(deaths), Some(exposure)) = known {
                take(ahead, [deaths, exposure, &forecast.rates(year)]);
            }
        }
    }
}

/// How much faster or slower, a year, the logarithm of the nation's mortality changed than forecasts at earlier years
/// said, by sex and band: the mean over origins and years ahead, each weighing by the square of its years ahead, so that
/// what is far off says most.
pub(super) fn missed_slopes(
    nation: &National,
    how: Slopes,
    tuning: &Tuning,
) -> [[f64; BANDS.len()]; 2] {
    let mut missed = [[(0.0, 0.0); BANDS.len()]; 2];
    each_error(
        nation,
        (how, tuning),
        &mut |ahead, [deaths, exposure, rates]| {
            for sex in Sex::BOTH {
                for (band, (first, last)) in BANDS.into_iter().enumerate() {
                    let (mut observed, mut expected) = (0.0, 0.0);
                    for age in first..=last {
                        observed += deaths.at(sex, age);
                        expected += exposure.at(sex, age) * rates.at(sex, age);
                    }
                    let log = (f64::max(observed, 1.0) / f64::max(expected, 1.0)).ln();
                    // The slope that the errors of an origin lie along, through nothing at the origin itself.
                    let years = f64::from(ahead);
                    missed[sex.at()][band].0 += years * log;
                    missed[sex.at()][band].1 += years * years;
                }
            }
        },
    );
    missed.map(|bands| bands.map(|(sum, weight)| if weight > 0.0 { sum / weight } else { 0.0 }))
}

fn log_ratio(deaths: &Pyramid, exposure: &Pyramid, rates: &Pyramid, band: (usize, usize)) -> f64 {
    let (observed, expected) = tally(deaths, exposure, rates, band);
    (observed.max(1.0) / expected.max(1.0)).ln()
}

fn tally(
    deaths: &Pyramid,
    exposure: &Pyramid,
    rates: &Pyramid,
    band: (usize, usize),
) -> (f64, f64) {
    let (mut observed, mut expected) = (0.0, 0.0);
    for sex in Sex::BOTH {
        for age in band.0..=band.1 {
            observed += deaths.at(sex, age);
            expected += exposure.at(sex, age) * rates.at(sex, age);
        }
    }
    (observed, expected)
}

fn mean_square(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (mut sum, mut count) = (0.0, 0.0);
    for value in values {
        sum += value * value;
        count += 1.0;
    }
    (count > 0.0).then(|| sum / count)
}

/// The variance of a sum of yearly departures that persist, in units of one year's.
fn sum_growth(ahead: Year, persistence: f64) -> f64 {
    let mut sum = 0.0;
    for one in 0..ahead {
        for other in 0..ahead {
            sum += persistence.powi((one - other).abs());
        }
    }
    sum
}

/// What earlier years' forecasts of migration and local mortality missed.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Misses {
    /// Squares of missed migration in units of one year's departure, and how many; for an area of [`SIZE`].
    moves: [(f64, f64); MOVE_BANDS.len()],
    nation_moves: [(f64, f64); MOVE_BANDS.len()],
    /// Squares of missed levels of mortality in units of a step, with chance taken away, and their weight.
    walk: [(f64, f64); BANDS.len()],
}

/// Years between an origin and the outcome that is held against it, for migration and levels.
const AHEADS: [Year; 3] = [3, 5, 8];

impl AreaSpread {
    /// Gives every area what is not known of it, and the nation its part of what is not known of migration.
    pub(super) fn fit_all(
        areas: &mut [Outlook],
        nation: &mut NationSpread,
        (misses, tuning): (&Misses, &Tuning),
    ) {
        let mut reference = Self::default();
        let scale = tuning.of(Constant::MovesScale).powi(2);
        for (band, believed) in MOVES_BELIEVED.into_iter().enumerate() {
            let believed = believed * believed;
            let pooled = |(sum, count): (f64, f64)| (sum + 5.0 * believed) / (count + 5.0);
            let all = pooled(misses.moves[band]) * scale;
            let (sum, count) = misses.nation_moves[band];
            let whole = if count > 0.0 {
                (sum / count * scale).min(all * 0.8)
            } else {
                all * 0.25
            };
            nation.moves[band] = whole.sqrt();
            reference.moves[band] = (all - whole).sqrt();
        }
        for band in 0..BANDS.len() {
            let (sum, weight) = misses.walk[band];
            let (believed, trust) = (tuning.of(Constant::WalkBelieved), WALK_WEIGHT);
            let square = (sum + trust * believed * believed) / (weight + trust);
            reference.walk[band] = square.max(believed * believed / 4.0).sqrt();
        }
        let mut families: BTreeMap<String, f64> = BTreeMap::new();
        for area in areas.iter().filter(|area| !area.parent.is_empty()) {
            *families.entry(area.parent.clone()).or_default() += area.start.total();
        }
        for area in areas {
            let all = reference.of_size(area.start.total());
            if let Some(size) = families.get(&area.parent) {
                area.shared = reference.of_size(*size);
            }
            area.spread = all.beyond(&area.shared);
        }
    }

    /// What is not known of an area of another size.
    fn of_size(&self, size: f64) -> Self {
        let scale = (SIZE / size.max(100.0)).powf(SIZE_POWER / 2.0);
        Self {
            walk: self.walk.map(|one| one * scale.clamp(0.5, 3.0)),
            moves: self.moves.map(|one| one * scale),
        }
    }

    /// What is left when a part is shared with the areas around.
    fn beyond(&self, shared: &Self) -> Self {
        let left = |all: f64, part: f64| (all * all - part * part).max(0.0).sqrt();
        Self {
            walk: std::array::from_fn(|band| left(self.walk[band], shared.walk[band])),
            moves: std::array::from_fn(|band| left(self.moves[band], shared.moves[band])),
        }
    }
}

impl Misses {
    /// What forecasts at earlier years inside a register missed. It does not depend on how the nation's mortality is
    /// forecast.
    pub(crate) fn of(source: &Register, tuning: &Tuning) -> Self {
        let mut misses = Self::default();
        let nation = source.nation();
        let known = (
            nation.deaths.keys().next(),
            nation.deaths.keys().next_back(),
        );
        let (Some(first), Some(last)) = known else {
            return misses;
        };
        let raw: BTreeMap<Year, Pyramid> = nation
            .deaths
            .keys()
            .filter_map(|year| Some((*year, rates::rates(&nation, *year)?)))
            .collect();
        // Origins every second year, no more than twelve of them: neighbours say nearly the same.
        let from = (first + 8).max(last - 24);
        let mut origin = last - 3;
        while origin >= from {
            one_origin((source, tuning), &raw, (origin, *last), &mut misses);
            origin -= 2;
        }
        misses
    }
}

fn one_origin(
    (source, tuning): (&Register, &Tuning),
    raw: &BTreeMap<Year, Pyramid>,
    (origin, last): (Year, Year),
    misses: &mut Misses,
) {
    let cut = source.until(origin);
    let whole = Net::fit(&cut.whole(), origin, None, tuning);
    let persistence = tuning.of(Constant::MovesPersistence);
    let start = tuning.of(Constant::WalkStart);
    let levels = Level::of_areas(
        &cut.areas,
        &raw.range(..=origin)
            .map(|(year, all)| (*year, all.clone()))
            .collect(),
        origin,
        tuning,
    );
    let mut sums: BTreeMap<Year, [(f64, f64); MOVE_BANDS.len()]> = BTreeMap::new();
    for (code, area) in &source.areas {
        let Some(known) = cut.areas.get(code) else {
            continue;
        };
        let net = Net::fit(known, origin, Some(&whole), tuning);
        let size = known
            .population
            .values()
            .next_back()
            .map_or(SIZE, Pyramid::total);
        let scale = (size / SIZE).powf(SIZE_POWER);
        let mut astray = [0.0; MOVE_BANDS.len()];
        for ahead in 1..=AHEADS[AHEADS.len() - 1].min(last - origin) {
            let year = origin + ahead;
            let Some(flows) = missed_moves(area, year, &net) else {
                break;
            };
            let sum = sums.entry(year).or_default();
            for (band, (moved, at_risk)) in flows.iter().enumerate() {
                astray[band] += moved / at_risk.max(1.0);
                sum[band].0 += moved;
                sum[band].1 += at_risk;
                if AHEADS.contains(&ahead) {
                    misses.moves[band].0 +=
                        scale * astray[band].powi(2) / sum_growth(ahead, persistence);
                    misses.moves[band].1 += 1.0;
                }
            }
            if let (true, Some(level), Some(raw)) =
                (AHEADS.contains(&ahead), levels.get(code), raw.get(&year))
            {
                missed_level(area, (year, f64::from(ahead) + start), (raw, level), misses);
            }
        }
    }
    let mut astray = [0.0; MOVE_BANDS.len()];
    for (ahead, sum) in (1..).zip(sums.values()) {
        for (band, (moved, at_risk)) in sum.iter().enumerate() {
            astray[band] += moved / at_risk.max(1.0);
            if AHEADS.contains(&ahead) {
                misses.nation_moves[band].0 +=
                    astray[band].powi(2) / sum_growth(ahead, persistence);
                misses.nation_moves[band].1 += 1.0;
            }
        }
    }
}

/// Moves that were not expected in a year, and persons at risk, by band.
fn missed_moves(area: &Area, year: Year, net: &Net) -> Option<[(f64, f64); MOVE_BANDS.len()]> {
    let flow = residual(area, year, area.deaths.get(&year)?)?;
    Some(MOVE_BANDS.map(|(first, last)| {
        let (mut moved, mut at_risk) = (0.0, 0.0);
        for sex in Sex::BOTH {
            for age in first..=last.min(88) {
                let there = flow.at_risk.at(sex, age);
                moved += flow.net.at(sex, age) - net.rate.at(sex, age) * there;
                at_risk += there;
            }
        }
        (moved, at_risk)
    }))
}

/// How far an area's level of mortality was from the one expected, less what chance alone would make it.
fn missed_level(
    area: &Area,
    (year, steps): (Year, f64),
    (raw, level): (&Pyramid, &Level),
    misses: &mut Misses,
) {
    let (Some(deaths), Some(exposure)) = (area.deaths.get(&year), area.exposure(year)) else {
        return;
    };
    let rates = Pyramid::from_fn(|sex, age| raw.at(sex, age) * level.at(sex, age));
    for (band, ages) in BANDS.iter().enumerate() {
        let (observed, expected) = tally(deaths, &exposure, &rates, *ages);
        if expected < 20.0 {
            continue;
        }
        let chance = 1.0 / expected;
        let square = (observed / expected - 1.0).powi(2) - chance;
        let weight = (0.0004 / (0.0004 + chance)).powi(2);
        misses.walk[band].0 += weight * square / steps;
        misses.walk[band].1 += weight;
    }
}

//! What is not known, drawn for each trajectory: the course of mortality, migration and births.

use crate::chance::{Generator, LANES, Lane, exp};
use crate::outlook::{AreaSpread, Fit};
use crate::rates::{BANDS, MOVE_BANDS};
use crate::{Constant, Tuning};

/// Departures of one year, for a block of trajectories.
#[derive(Debug, Clone)]
pub(super) struct Departure {
    /// Log mortality.
    pub(super) mortality: [Lane; BANDS.len()],
    /// Net migration per person.
    pub(super) moves: [Lane; MOVE_BANDS.len()],
    /// Log fertility.
    pub(super) fertility: Lane,
}

impl Departure {
    const NONE: Self = Self {
        mortality: [[0.0; LANES]; BANDS.len()],
        moves: [[0.0; LANES]; MOVE_BANDS.len()],
        fertility: [0.0; LANES],
    };

    /// This and another together.
    #[inline(always)]
    pub(super) fn add(&mut self, other: &Self) {
        let own = self.mortality.iter_mut().chain(&mut self.moves);
        for (own, more) in own.zip(other.mortality.iter().chain(&other.moves)) {
            for lane in 0..LANES {
                own[lane] += more[lane];
            }
        }
        for lane in 0..LANES {
            self.fertility[lane] += other.fertility[lane];
        }
    }
}

/// What happens to the nation in each trajectory: the same for all its areas.
#[derive(Debug, Clone)]
pub struct NationShocks {
    blocks: Vec<Vec<Departure>>,
}

impl NationShocks {
    /// Draws them for all trajectories.
    pub fn new(fit: &Fit, seed: u64, trajectories: usize) -> Self {
        let blocks = trajectories.div_ceil(LANES);
        let blocks = (0..blocks).map(|block| {
            let mut generator = Generator::new(seed, "nation", (block * LANES) as u64);
            let passed = passed(fit);
            let years = nation(fit, passed + fit.terms.horizon, &mut generator);
            // What rates have strayed since they were last known is not known at the jump-off either.
            years.into_iter().skip(passed).collect()
        });
        Self {
            blocks: blocks.collect(),
        }
    }

    pub(super) fn block(&self, block: usize) -> &[Departure] {
        &self.blocks[block]
    }
}

/// Years from the last known deaths to the jump-off.
pub(super) fn passed(fit: &Fit) -> usize {
    let known = fit.mortality.last.min(fit.terms.jump_off);
    usize::try_from(fit.terms.jump_off - known).unwrap_or(0)
}

fn nation(fit: &Fit, years: usize, generator: &mut Generator) -> Vec<Departure> {
    let (spread, tuning) = (&fit.nation, &fit.tuning);
    let in_common = tuning.of(Constant::MortalityInCommon) as f32;
    let births_step = tuning.of(Constant::BirthsStep) as f32;
    let mut drift = [[0.0; LANES]; BANDS.len()];
    let mut course = [[0.0; LANES]; BANDS.len()];
    let mut moves = Persistent::begin(&spread.moves, tuning, generator);
    let mut fertility = [0.0; LANES];
    alike(in_common, generator, &mut drift);
    (0..years)
        .map(|_| {
            let mut departure = Departure::NONE;
            let mut steps = [[0.0; LANES]; BANDS.len()];
            let mut flickers = [[0.0; LANES]; BANDS.len()];
            alike(in_common, generator, &mut steps);
            alike(in_common, generator, &mut flickers);
            for band in 0..BANDS.len() {
                let stray = spread.stray[band] as f32;
                let flicker = spread.flicker[band] as f32;
                for lane in 0..LANES {
                    // A ninth of the variance is a drift that was wrong from the beginning, eight ninths a walk.
                    course[band][lane] += stray / 3.0 * drift[band][lane]
                        + stray * (8.0_f32 / 9.0).sqrt() * steps[band][lane];
                    departure.mortality[band][lane] =
                        course[band][lane] + flicker * flickers[band][lane];
                }
            }
            departure.moves = moves.next(generator);
            walk_fertility(&mut fertility, births_step, generator);
            departure.fertility = fertility;
            departure
        })
        .collect()
}

/// What happens to an area, or to the area above it, beyond the nation.
pub(super) struct AreaShocks {
    generator: Generator,
    spread: AreaSpread,
    level: [Lane; BANDS.len()],
    moves: Persistent,
    fertility: Lane,
    births_step: f32,
}

impl AreaShocks {
    /// At a jump-off so many years after deaths were last known.
    #[inline(always)]
    pub(super) fn begin(
        spread: &AreaSpread,
        (passed, tuning): (usize, &Tuning),
        mut generator: Generator,
    ) -> Self {
        let moves = Persistent::begin(&spread.moves, tuning, &mut generator);
        let mut level = [[0.0; LANES]; BANDS.len()];
        // Some years' steps stand for what is not known of the level to begin with, and it has walked since.
        let steps = (tuning.of(Constant::WalkStart) as f32 + passed as f32).sqrt();
        for (band, level) in level.iter_mut().enumerate() {
            walk(level, spread.walk[band] as f32 * steps, &mut generator);
        }
        Self {
            generator,
            spread: *spread,
            level,
            moves,
            fertility: [0.0; LANES],
            births_step: tuning.of(Constant::BirthsLocalStep) as f32,
        }
    }

    #[inline(always)]
    pub(super) fn next(&mut self) -> Departure {
        for (band, level) in self.level.iter_mut().enumerate() {
            walk(level, self.spread.walk[band] as f32, &mut self.generator);
        }
        walk_fertility(&mut self.fertility, self.births_step, &mut self.generator);
        Departure {
            mortality: self.level,
            moves: self.moves.next(&mut self.generator),
            fertility: self.fertility,
        }
    }
}

#[inline(always)]
fn walk(at: &mut Lane, step: f32, generator: &mut Generator) {
    let drawn = generator.normal();
    for lane in 0..LANES {
        at[lane] += step * drawn[lane];
    }
}

/// A step of log fertility. Half its variance is taken away, so that births themselves keep their mean: the mean of
/// what is multiplied by is that of the exponential, which lies above the exponential of the mean.
#[inline(always)]
fn walk_fertility(at: &mut Lane, step: f32, generator: &mut Generator) {
    walk(at, step, generator);
    for one in at {
        *one -= step * step / 2.0;
    }
}

/// Normal numbers for each band, with a share of their variance in common.
#[inline(always)]
fn alike(in_common: f32, generator: &mut Generator, bands: &mut [Lane]) {
    let common = generator.normal();
    for band in bands {
        let own = generator.normal();
        for lane in 0..LANES {
            band[lane] = in_common.sqrt() * common[lane] + (1.0 - in_common).sqrt() * own[lane];
        }
    }
}

/// Departures that fade from year to year and are fed anew, so that each year is as far off as any other.
struct Persistent {
    deviation: [f32; MOVE_BANDS.len()],
    kept: f32,
    in_common: f32,
    volatility: Lane,
    state: [Lane; MOVE_BANDS.len()],
}

impl Persistent {
    #[inline(always)]
    fn begin(
        deviation: &[f64; MOVE_BANDS.len()],
        tuning: &Tuning,
        generator: &mut Generator,
    ) -> Self {
        let in_common = tuning.of(Constant::MovesInCommon) as f32;
        let volatility = tuning.of(Constant::MovesVolatility) as f32;
        let mut state = [[0.0; LANES]; MOVE_BANDS.len()];
        alike(in_common, generator, &mut state);
        let drawn = generator.normal();
        Self {
            kept: tuning.of(Constant::MovesPersistence) as f32,
            in_common,
            deviation: deviation.map(|one| one as f32),
            // The mean of its square is one, so that the deviation stays what it was estimated to be.
            volatility: drawn.map(|one| exp(volatility * one - volatility * volatility)),
            state,
        }
    }

    #[inline(always)]
    fn next(&mut self, generator: &mut Generator) -> [Lane; MOVE_BANDS.len()] {
        let kept = self.kept;
        let fed = (1.0 - kept * kept).sqrt();
        let mut fresh = [[0.0; LANES]; MOVE_BANDS.len()];
        alike(self.in_common, generator, &mut fresh);
        let mut departures = self.state;
        for (band, state) in self.state.iter_mut().enumerate() {
            for lane in 0..LANES {
                departures[band][lane] = self.deviation[band] * self.volatility[lane] * state[lane];
                state[lane] = kept * state[lane] + fed * fresh[band][lane];
            }
        }
        departures
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_departs_in_a_year_is_left_in_the_next_as_it_was_chosen() {
        let tuning = Tuning::default()
            .with("moves-persistence", 0.8)
            .and_then(|tuning| tuning.with("moves-volatility", 0.0))
            .unwrap();
        let (mut together, mut squares) = (0.0_f64, 0.0_f64);
        for round in 0..400 {
            let mut generator = Generator::new(round, "moves", 0);
            let mut moves = Persistent::begin(&[0.01; MOVE_BANDS.len()], &tuning, &mut generator);
            let (first, second) = (moves.next(&mut generator), moves.next(&mut generator));
            for (one, other) in first.iter().flatten().zip(second.iter().flatten()) {
                together += f64::from(one * other);
                squares += f64::from(one * one);
            }
        }
        let kept = together / squares;
        assert!((kept - 0.8).abs() < 0.02, "{kept}");
    }
}

//! What is not known, drawn for each trajectory: the course of mortality, migration and births.

use crate::chance::{Generator, LANES, Lane, exp};
use crate::outlook::{AreaSpread, Fit, NationSpread, PERSISTENCE};
use crate::rates::{BANDS, MOVE_BANDS};

/// How alike the bands of ages do: the share of a departure's variance that all bands have in common, for mortality
/// and for migration, where families move together.
const MORTALITY_IN_COMMON: f32 = 0.5;
const MOVES_IN_COMMON: f32 = 0.7;
/// How unlike trajectories are in how far an area's migration departs, as a deviation of logarithms: some areas meet
/// a closing works or a new railway, most do not, so that the tails are heavier than the normal distribution's.
const VOLATILITY: f32 = 0.4;
/// The yearly step of the log of fertility, for the nation and for an area beyond it: Swedish total fertility between
/// 1970 and 2010 took steps of this size.
const FERTILITY_STEPS: (f32, f32) = (0.07, 0.02);

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
            let years = nation(&fit.nation, passed + fit.terms.horizon, &mut generator);
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

fn nation(spread: &NationSpread, years: usize, generator: &mut Generator) -> Vec<Departure> {
    let mut drift = [[0.0; LANES]; BANDS.len()];
    let mut course = [[0.0; LANES]; BANDS.len()];
    let mut moves = Persistent::begin(&spread.moves, generator);
    let mut fertility = [0.0; LANES];
    alike(MORTALITY_IN_COMMON, generator, &mut drift);
    (0..years)
        .map(|_| {
            let mut departure = Departure::NONE;
            let mut steps = [[0.0; LANES]; BANDS.len()];
            let mut flickers = [[0.0; LANES]; BANDS.len()];
            alike(MORTALITY_IN_COMMON, generator, &mut steps);
            alike(MORTALITY_IN_COMMON, generator, &mut flickers);
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
            walk_fertility(&mut fertility, FERTILITY_STEPS.0, generator);
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
}

impl AreaShocks {
    /// At a jump-off so many years after deaths were last known.
    #[inline(always)]
    pub(super) fn begin(spread: &AreaSpread, passed: usize, mut generator: Generator) -> Self {
        let moves = Persistent::begin(&spread.moves, &mut generator);
        let mut level = [[0.0; LANES]; BANDS.len()];
        // Four years' steps stand for what is not known of the level to begin with, and it has walked since.
        let steps = (4.0 + passed as f32).sqrt();
        for (band, level) in level.iter_mut().enumerate() {
            walk(level, spread.walk[band] as f32 * steps, &mut generator);
        }
        Self {
            generator,
            spread: *spread,
            level,
            moves,
            fertility: [0.0; LANES],
        }
    }

    #[inline(always)]
    pub(super) fn next(&mut self) -> Departure {
        for (band, level) in self.level.iter_mut().enumerate() {
            walk(level, self.spread.walk[band] as f32, &mut self.generator);
        }
        walk_fertility(&mut self.fertility, FERTILITY_STEPS.1, &mut self.generator);
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
    volatility: Lane,
    state: [Lane; MOVE_BANDS.len()],
}

impl Persistent {
    #[inline(always)]
    fn begin(deviation: &[f64; MOVE_BANDS.len()], generator: &mut Generator) -> Self {
        let mut state = [[0.0; LANES]; MOVE_BANDS.len()];
        alike(MOVES_IN_COMMON, generator, &mut state);
        let drawn = generator.normal();
        Self {
            deviation: deviation.map(|one| one as f32),
            // The mean of its square is one, so that the deviation stays what it was estimated to be.
            volatility: drawn.map(|one| exp(VOLATILITY * one - VOLATILITY * VOLATILITY)),
            state,
        }
    }

    #[inline(always)]
    fn next(&mut self, generator: &mut Generator) -> [Lane; MOVE_BANDS.len()] {
        let kept = PERSISTENCE as f32;
        let fed = (1.0 - kept * kept).sqrt();
        let mut fresh = [[0.0; LANES]; MOVE_BANDS.len()];
        alike(MOVES_IN_COMMON, generator, &mut fresh);
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

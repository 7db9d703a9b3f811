//! What the engine takes for granted: numbers that no file tells. Each was chosen by rolling origin on outcomes before
//! those that the engine is judged by, or is an assumption; docs/benchmarks.md has the runs, and which is which.

use std::fmt;

use serde::{Serialize, Serializer};

/// A number that is taken for granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Constant {
    /// What missed migration is multiplied by, as a deviation: errors of neighbouring origins are alike, and say less
    /// than their number.
    MovesScale,
    /// How much of a year's departure in migration is left the next year.
    MovesPersistence,
    /// The share of the variance of migration's departures that all ages have in common.
    MovesInCommon,
    /// How unlike trajectories are in how far an area's migration departs, as a deviation of logarithms.
    MovesVolatility,
    /// Years after which a year of migration weighs half.
    MovesHalfLife,
    /// Persons at risk at which an area's own net rate and its parent's weigh alike.
    MovesShrink,
    /// What the course of mortality is believed to stray, as a multiple.
    StrayBelieved,
    /// What a single year's mortality is believed to depart.
    FlickerBelieved,
    /// The yearly step of an area's mortality that is believed.
    WalkBelieved,
    /// Years' steps that stand for what is not known of an area's mortality to begin with.
    WalkStart,
    /// The share of the variance of mortality's departures that all ages have in common.
    MortalityInCommon,
    /// Years after which an area's deaths weigh half in its level.
    LevelHalfLife,
    /// Years over which the nation's mortality at the jump-off is taken.
    JumpOffYears,
    /// The share of the yearly change that earlier forecasts of the nation's mortality below 80 missed, which the next one
    /// takes to heart.
    TrendLearnt,
    /// Years after which a year of births weighs half.
    BirthsHalfLife,
    /// The yearly step of the log of fertility, for the nation.
    BirthsStep,
    /// The same for an area beyond the nation.
    BirthsLocalStep,
}

/// From and to, both in it.
type Bounds = (f64, f64);

/// What is a share, or persists: above one it would grow without end.
const SHARE: Bounds = (0.0, 1.0);
/// Years; with none of them nothing that is known would weigh anything.
const HALF_LIFE: Bounds = (0.1, 1_000.0);

/// Each with its name, what was chosen, and where it may lie.
const ALL: [(Constant, &str, f64, Bounds); 17] = [
    (Constant::MovesScale, "moves-scale", 1.5, (0.0, 10.0)),
    (Constant::MovesPersistence, "moves-persistence", 0.85, SHARE),
    (Constant::MovesInCommon, "moves-in-common", 0.7, SHARE),
    (
        Constant::MovesVolatility,
        "moves-volatility",
        0.2,
        (0.0, 2.0),
    ),
    (Constant::MovesHalfLife, "moves-half-life", 8.0, HALF_LIFE),
    (Constant::MovesShrink, "moves-shrink", 200.0, (1.0, 1e6)),
    (Constant::StrayBelieved, "stray-believed", 1.0, (0.0, 10.0)),
    (Constant::FlickerBelieved, "flicker-believed", 0.01, SHARE),
    (Constant::WalkBelieved, "walk-believed", 0.005, SHARE),
    (Constant::WalkStart, "walk-start", 4.0, (0.0, 100.0)),
    (
        Constant::MortalityInCommon,
        "mortality-in-common",
        0.5,
        SHARE,
    ),
    (Constant::LevelHalfLife, "level-half-life", 3.0, HALF_LIFE),
    (Constant::JumpOffYears, "jump-off-years", 3.0, (1.0, 50.0)),
    (Constant::TrendLearnt, "trend-learnt", 0.4, SHARE),
    (Constant::BirthsHalfLife, "births-half-life", 0.5, HALF_LIFE),
    (Constant::BirthsStep, "births-step", 0.07, SHARE),
    (Constant::BirthsLocalStep, "births-local-step", 0.01, SHARE),
];

/// All constants, as they were chosen unless something else is tried.
#[derive(Clone, Copy, PartialEq)]
pub struct Tuning([f64; ALL.len()]);

impl Default for Tuning {
    fn default() -> Self {
        Self(ALL.map(|(_, _, chosen, _)| chosen))
    }
}

impl Tuning {
    /// A constant.
    pub fn of(&self, constant: Constant) -> f64 {
        let at = ALL.iter().position(|(one, ..)| *one == constant);
        at.and_then(|at| self.0.get(at))
            .copied()
            .unwrap_or_default()
    }

    /// The same with a constant by its name, as `moves-scale`; nothing where there is none, or the value lies
    /// outside its bounds.
    #[must_use]
    pub fn with(mut self, name: &str, value: f64) -> Option<Self> {
        let at = ALL.iter().position(|(_, own, ..)| *own == name)?;
        let (from, to) = Self::bounds(name)?;
        let place = self.0.get_mut(at)?;
        *place = Some(value).filter(|value| (from..=to).contains(value))?;
        Some(self)
    }

    /// Where a constant may lie, from and to; nothing where there is none of this name.
    pub fn bounds(name: &str) -> Option<(f64, f64)> {
        let found = ALL.iter().find(|(_, own, ..)| *own == name);
        found.map(|(.., bounds)| *bounds)
    }

    /// The names of all constants.
    pub fn names() -> impl Iterator<Item = &'static str> {
        ALL.iter().map(|(_, name, ..)| *name)
    }

    fn each(&self) -> impl Iterator<Item = (&'static str, f64)> {
        let names = ALL.iter().map(|(_, name, ..)| *name);
        names.zip(self.0)
    }
}

impl fmt::Debug for Tuning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.each()).finish()
    }
}

impl Serialize for Tuning {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.each())
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "what is compared was put in as it is")]
mod tests {
    use super::*;

    #[test]
    fn a_constant_is_tried_by_its_name() {
        let tried = Tuning::default().with("moves-scale", 1.0).unwrap();
        assert_eq!(tried.of(Constant::MovesScale), 1.0);
        assert_eq!(
            tried.of(Constant::MovesShrink),
            Tuning::default().of(Constant::MovesShrink)
        );
        assert!(Tuning::default().with("moves", 1.0).is_none());
        assert!(Tuning::default().with("moves-scale", f64::NAN).is_none());
        assert_eq!(Tuning::names().count(), ALL.len());
    }

    #[test]
    fn what_was_chosen_lies_in_its_bounds_and_nothing_beyond_them_is_tried() {
        for (_, name, chosen, (from, to)) in ALL {
            assert!((from..=to).contains(&chosen), "{name}");
            assert!(Tuning::default().with(name, from).is_some(), "{name}");
            assert!(
                Tuning::default().with(name, from - 0.01).is_none(),
                "{name}"
            );
            assert!(Tuning::default().with(name, to + 0.01).is_none(), "{name}");
        }
        assert!(Tuning::default().with("level-half-life", 0.0).is_none());
        assert!(Tuning::default().with("moves-persistence", 1.1).is_none());
    }
}

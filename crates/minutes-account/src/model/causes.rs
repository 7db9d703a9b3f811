//! Causes with their minutes.

use std::collections::BTreeMap;

use kernel::Minutes;

use super::{Cause, STEPS, Stage, Tally};

/// How many minutes each cause makes; causes that make none are not there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Causes(BTreeMap<Cause, Minutes>);

impl Causes {
    /// Adds minutes to a cause.
    pub fn add(&mut self, cause: Cause, minutes: Minutes) {
        let sum = self.0.entry(cause).or_default();
        *sum = *sum + minutes;
        if *sum == Minutes::ZERO {
            self.0.remove(&cause);
        }
    }

    /// The minutes of a cause.
    pub fn of(&self, cause: Cause) -> Minutes {
        self.0.get(&cause).copied().unwrap_or_default()
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (Cause, Minutes)> {
        self.0.iter().map(|(cause, minutes)| (*cause, *minutes))
    }

    /// Those between two stages, in order.
    pub fn between(&self, step: (Stage, Stage)) -> impl Iterator<Item = (Cause, Minutes)> {
        self.iter().filter(move |(cause, _)| cause.step() == step)
    }

    /// What they do not explain of the differences of a tally, where there is any. The check that the account holds.
    pub fn unexplained(&self, tally: &Tally) -> Vec<((Stage, Stage), Minutes)> {
        let rest = STEPS.into_iter().map(|step| {
            let explained: Minutes = self.between(step).map(|(_, minutes)| minutes).sum();
            (step, tally.difference(step) - explained)
        });
        rest.filter(|(_, rest)| *rest != Minutes::ZERO).collect()
    }

    /// Those without the ones between two stages.
    #[must_use]
    pub fn without(mut self, step: (Stage, Stage)) -> Self {
        self.0.retain(|cause, _| cause.step() != step);
        self
    }
}

impl FromIterator<(Cause, Minutes)> for Causes {
    fn from_iter<I: IntoIterator<Item = (Cause, Minutes)>>(all: I) -> Self {
        let mut causes = Self::default();
        for (cause, minutes) in all {
            causes.add(cause, minutes);
        }
        causes
    }
}

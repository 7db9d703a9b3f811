//! A figure over trajectories, as it is told.

use serde::{Deserialize, Serialize};

use crate::trajectories::LEVELS;

/// The mean of a figure over trajectories, and what lies below and above.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Spread {
    /// The mean.
    pub mean: f64,
    /// 2.5 of 100 lie below.
    pub p2_5: f64,
    /// 10 of 100 lie below.
    pub p10: f64,
    /// Half lie below.
    pub p50: f64,
    /// 90 of 100 lie below.
    pub p90: f64,
    /// 97.5 of 100 lie below.
    pub p97_5: f64,
}

impl Spread {
    /// Of one value for each trajectory.
    pub fn of(values: &[f64]) -> Self {
        let mut ranked = values.to_vec();
        let Some(last) = ranked.len().checked_sub(1) else {
            return Self::default();
        };
        // Five ranks and their neighbours are wanted, from the lowest up: what lies below one is never looked at again.
        let mut rank = |from: usize, at: usize| {
            let (_, value, _) = ranked[from..].select_nth_unstable_by(at - from, f64::total_cmp);
            *value
        };
        let mut from = 0;
        let [p2_5, p10, p50, p90, p97_5] = LEVELS.map(|level| {
            let place = level * last as f64;
            let at = (place as usize).min(last);
            let own = rank(from, at);
            let next = rank(at, (at + 1).min(last));
            from = at;
            own + place.fract() * (next - own)
        });
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        Self {
            mean,
            p2_5,
            p10,
            p50,
            p90,
            p97_5,
        }
    }

    /// Everything less so much.
    #[must_use]
    pub(crate) fn less(self, much: f64) -> Self {
        self.map(|one| one - much)
    }

    /// Everything in units so large.
    #[must_use]
    pub(crate) fn per(self, unit: f64) -> Self {
        self.map(|one| one / unit)
    }

    fn map(self, change: impl Fn(f64) -> f64) -> Self {
        Self {
            mean: change(self.mean),
            p2_5: change(self.p2_5),
            p10: change(self.p10),
            p50: change(self.p50),
            p90: change(self.p90),
            p97_5: change(self.p97_5),
        }
    }

    /// The share of trajectories in which something holds.
    pub fn share(values: &[f64], holds: impl Fn(f64) -> bool) -> f64 {
        let count = values.iter().filter(|value| holds(**value)).count();
        count as f64 / values.len().max(1) as f64
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "what is compared is exact")]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_the_sorted_values() {
        let values: Vec<f64> = (0..=200).map(|at| f64::from(at * 77 % 201)).collect();
        let told = Spread::of(&values);
        let quantiles = [told.p2_5, told.p10, told.p50, told.p90, told.p97_5];
        assert_eq!(quantiles, [5.0, 20.0, 100.0, 180.0, 195.0]);
        assert_eq!(told.mean, 100.0);
        let two = Spread::of(&[10.0, 0.0]);
        assert_eq!((two.p2_5, two.p50, two.p97_5), (0.25, 5.0, 9.75));
        assert_eq!(Spread::of(&[7.0]).p90, 7.0);
        assert_eq!(Spread::of(&[]), Spread::default());
    }
}

//! A figure over trajectories, as it is told.

use serde::Serialize;

use crate::trajectories::LEVELS;

/// The mean of a figure over trajectories, and what lies below and above.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
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
        let mut sorted = values.to_vec();
        sorted.sort_unstable_by(f64::total_cmp);
        let Some(last) = sorted.len().checked_sub(1) else {
            return Self::default();
        };
        let [p2_5, p10, p50, p90, p97_5] = LEVELS.map(|level| {
            let place = level * last as f64;
            let at = (place as usize).min(last);
            let next = sorted[(at + 1).min(last)];
            sorted[at] + place.fract() * (next - sorted[at])
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

    /// The share of trajectories in which something holds.
    pub fn share(values: &[f64], holds: impl Fn(f64) -> bool) -> f64 {
        let count = values.iter().filter(|value| holds(**value)).count();
        count as f64 / values.len().max(1) as f64
    }
}

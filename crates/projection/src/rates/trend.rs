//! Log-linear trends of mortality, age by age.

use crate::people::{AGES, Year};

use super::{mortality::LogRates, smoothing};

/// How far the slopes of neighbouring ages are smoothed.
const HALF_WIDTH: usize = 4;

/// The yearly change of log mortality at each age over the last years, by least squares and smoothed over ages.
pub fn slopes(rates: &LogRates, window: usize) -> Option<[f64; AGES]> {
    let last: Vec<(Year, &[f64; AGES])> = rates
        .iter()
        .rev()
        .take(window)
        .map(|(year, all)| (*year, all))
        .collect();
    if last.len() < 3 {
        return None;
    }
    let count = last.len() as f64;
    let mean_year = last.iter().map(|(year, _)| f64::from(*year)).sum::<f64>() / count;
    let spread: f64 = last
        .iter()
        .map(|(year, _)| (f64::from(*year) - mean_year).powi(2))
        .sum();
    let raw: Vec<f64> = (0..AGES)
        .map(|age| {
            let lift: f64 = last
                .iter()
                .map(|(year, all)| (f64::from(*year) - mean_year) * all[age])
                .sum();
            lift / spread
        })
        .collect();
    let even = [1.0; AGES];
    let smooth = smoothing::over_ages(&raw, &even, HALF_WIDTH);
    Some(std::array::from_fn(|age| smooth[age]))
}

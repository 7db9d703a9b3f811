//! Smoothing over ages by weighted neighbours.

/// A local weighted line over ages: triangular weights within a half-width, times the weight of each age.
///
/// A line and not a mean: where values rise steeply and weights fall, as deaths at 90 and above, a mean would lean
/// towards the younger neighbours.
pub(super) fn over_ages(values: &[f64], weights: &[f64], half_width: usize) -> Vec<f64> {
    (0..values.len())
        .map(|age| at_age(values, weights, half_width, age))
        .collect()
}

fn at_age(values: &[f64], weights: &[f64], half_width: usize, age: usize) -> f64 {
    let first = age.saturating_sub(half_width);
    let last = (age + half_width).min(values.len().saturating_sub(1));
    let (mut mass, mut across, mut across_two) = (0.0, 0.0, 0.0);
    let (mut sum, mut sum_across) = (0.0, 0.0);
    for other in first..=last {
        let away = other as f64 - age as f64;
        let weight = weights[other] * (half_width + 1 - age.abs_diff(other)) as f64;
        mass += weight;
        across += weight * away;
        across_two += weight * away * away;
        sum += weight * values[other];
        sum_across += weight * away * values[other];
    }
    let spread = mass * across_two - across * across;
    if mass <= 0.0 {
        values[age]
    } else if spread > 1e-9 * mass * mass {
        (across_two * sum - across * sum_across) / spread
    } else {
        sum / mass
    }
}

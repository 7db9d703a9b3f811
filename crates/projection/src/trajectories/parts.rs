//! Parts of a whole: a figure of each district is brought to the whole's, trajectory by trajectory.

/// Brings a figure of parts to that of the whole: in each trajectory every part keeps its share of what the parts
/// have, and together they are the whole. Where none of them has anything, they share as is expected of them.
///
/// What the parts have in common falls out of their shares, and chance stays in them: a part's interval is never
/// narrower than chance among its own few.
pub fn brought_to(whole: &[f64], parts: &mut [Vec<f64>], expected: &[f64]) {
    let all: f64 = expected.iter().sum();
    let even = 1.0 / parts.len().max(1) as f64;
    for (at, whole) in whole.iter().enumerate() {
        let sum: f64 = parts.iter().filter_map(|part| part.get(at)).sum();
        for (place, part) in parts.iter_mut().enumerate() {
            let Some(own) = part.get_mut(at) else {
                continue;
            };
            let share = if sum > 0.0 {
                *own / sum
            } else if all > 0.0 {
                expected.get(place).copied().unwrap_or_default() / all
            } else {
                even
            };
            *own = whole * share;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_sum_to_the_whole_in_each_trajectory_and_keep_their_shares() {
        let mut parts = [vec![3.0, 0.0, 0.0], vec![1.0, 2.0, 0.0]];
        brought_to(&[8.0, 3.0, 5.0], &mut parts, &[4.0, 1.0]);
        assert_eq!(parts[0], [6.0, 0.0, 4.0]);
        assert_eq!(parts[1], [2.0, 3.0, 1.0]);
        let mut nobody = [vec![0.0], vec![0.0]];
        brought_to(&[3.0], &mut nobody, &[0.0, 0.0]);
        assert_eq!(nobody, [[1.5], [1.5]]);
    }
}

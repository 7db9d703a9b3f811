//! What changed between two forecasts, split over its causes so that the parts sum to the whole.

use serde::Serialize;

use crate::Trouble;

/// What one cause did.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Part {
    /// The cause.
    pub cause: &'static str,
    /// Its part of the difference, in whole units of the figure.
    pub part: i64,
}

/// The most causes: every set of them is tried.
const CAUSES_MAX: usize = 12;

/// Splits the difference between the figure with no cause taken over and with all of them (Shapley, 1953): each cause
/// has the mean of what it does over every order in which the causes could have come.
///
/// Parts are whole units and sum exactly to the rounded difference: the units that rounding leaves go to the causes
/// with the largest remainders.
pub fn shapley(
    causes: &[&'static str],
    figure: &dyn Fn(&[bool]) -> Result<f64, Trouble>,
) -> Result<(i64, Vec<Part>), Trouble> {
    let count = causes.len();
    if count == 0 || count > CAUSES_MAX {
        return Err(Trouble::at(
            "causes",
            format!("must be from 1 to {CAUSES_MAX}"),
        ));
    }
    let mut figures = Vec::with_capacity(1 << count);
    for set in 0_usize..(1 << count) {
        let taken: Vec<bool> = (0..count).map(|cause| set & (1 << cause) != 0).collect();
        figures.push(figure(&taken)?);
    }
    let parts: Vec<f64> = (0..count)
        .map(|cause| {
            let without = (0..figures.len()).filter(|set| set & (1 << cause) == 0);
            without
                .map(|set| {
                    let size = set.count_ones() as usize;
                    let weight = 1.0 / (count as f64 * choose(count - 1, size));
                    weight * (figures[set | (1 << cause)] - figures[set])
                })
                .sum()
        })
        .collect();
    // Each end is rounded as it is told; their difference is what the parts must sum to.
    let whole = figures[figures.len() - 1].round() - figures[0].round();
    let whole = whole as i64;
    let named = causes.iter().zip(apportion(&parts, whole));
    Ok((
        whole,
        named.map(|(cause, part)| Part { cause, part }).collect(),
    ))
}

/// In how many ways some can be chosen.
fn choose(of: usize, some: usize) -> f64 {
    (0..some)
        .map(|at| (of - at) as f64 / (at + 1) as f64)
        .product()
}

/// Whole parts with a given sum, as near to the exact ones as can be.
pub fn apportion(exact: &[f64], whole: i64) -> Vec<i64> {
    let mut parts: Vec<i64> = exact.iter().map(|part| part.floor() as i64).collect();
    let mut order: Vec<usize> = (0..exact.len()).collect();
    order.sort_by(|one, other| {
        let rest = |at: usize| exact[at] - exact[at].floor();
        rest(*other).total_cmp(&rest(*one)).then(one.cmp(other))
    });
    let mut left = whole - parts.iter().sum::<i64>();
    for at in order.iter().cycle().take(exact.len() * 4) {
        match left {
            1.. => {
                parts[*at] += 1;
                left -= 1;
            }
            0 => break,
            ..0 => {
                parts[*at] -= 1;
                left += 1;
            }
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn causes_that_add_have_what_they_add() {
        let figure = |taken: &[bool]| {
            let worth = [10.0, -4.0, 2.5];
            let sum = taken.iter().zip(worth).filter(|(is_taken, _)| **is_taken);
            Ok(100.0 + sum.map(|(_, worth)| worth).sum::<f64>())
        };
        let (whole, parts) = shapley(&["births", "moves", "deaths"], &figure).unwrap();
        let parts: Vec<i64> = parts.iter().map(|part| part.part).collect();
        assert_eq!((whole, parts.iter().sum::<i64>()), (9, 9));
        assert_eq!(parts[..2], [10, -4]);
    }

    #[test]
    fn causes_that_only_work_together_share() {
        let figure = |taken: &[bool]| {
            Ok(if taken.iter().all(|one| *one) {
                7.0
            } else {
                0.0
            })
        };
        let (whole, parts) = shapley(&["use", "prices"], &figure).unwrap();
        assert_eq!(whole, 7);
        assert_eq!(parts.iter().map(|part| part.part).sum::<i64>(), 7);
        assert!(parts.iter().all(|part| part.part == 3 || part.part == 4));
    }
}

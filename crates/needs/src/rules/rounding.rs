//! Whole numbers that sum as they are shown: what rounding takes from one part it gives another.

/// Parts as whole numbers that sum to a whole one: each is rounded downwards, and what is left goes to those that lost
/// most (the method of the largest remainder).
///
/// ```
/// use needs::summing_to;
/// assert_eq!(summing_to(3, &[1.4, 1.4, 0.4]), [1, 1, 1]);
/// assert_eq!(summing_to(-2, &[-0.6, -0.7, -0.6]), [-1, -1, 0]);
/// ```
pub fn summing_to(total: i64, parts: &[f64]) -> Vec<i64> {
    let mut whole: Vec<i64> = parts.iter().map(|part| down(*part)).collect();
    let mut places: Vec<usize> = (0..parts.len()).collect();
    let lost = |place: &usize| parts.get(*place).map_or(0.0, |part| part - part.floor());
    // The largest loss first; of equal ones the earlier.
    places.sort_by(|one, other| lost(other).total_cmp(&lost(one)));
    let mut left = total - whole.iter().sum::<i64>();
    let step = left.signum();
    // Parts that are no rounding of the total share what is between them all the same, one at a time.
    let order: Vec<usize> = if step < 0 {
        places.into_iter().rev().collect()
    } else {
        places
    };
    for place in order.iter().cycle() {
        if left == 0 || order.is_empty() {
            break;
        }
        if let Some(own) = whole.get_mut(*place) {
            *own += step;
        }
        left -= step;
    }
    whole
}

/// The same for parts whose sum is rounded as any number is.
pub(crate) fn summing(parts: &[f64]) -> Vec<i64> {
    summing_to(nearest(parts.iter().sum()), parts)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::as_conversions,
    reason = "figures of a municipality are far below what a number holds"
)]
pub(crate) fn nearest(number: f64) -> i64 {
    number.round() as i64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::as_conversions,
    reason = "figures of a municipality are far below what a number holds"
)]
fn down(number: f64) -> i64 {
    number.floor() as i64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn parts_sum_as_they_are_shown_and_none_moves_by_more_than_one(
            parts in proptest::collection::vec(-500.0..500.0f64, 1..12),
        ) {
            let whole = summing(&parts);
            prop_assert_eq!(whole.iter().sum::<i64>(), nearest(parts.iter().sum()));
            for (own, part) in whole.iter().zip(&parts) {
                let apart = (*own - nearest(*part)).abs();
                prop_assert!(apart <= 1, "{} {}", own, part);
            }
        }
    }

    #[test]
    fn no_parts_are_no_numbers() {
        assert!(summing_to(3, &[]).is_empty());
    }
}

//! Whole numbers that sum as they are shown: what rounding takes from one part it gives another.

use projection::economy::apportion;

/// Parts as whole numbers that sum to a whole one (the method of the largest remainder).
pub(crate) fn summing_to(total: i64, parts: &[f64]) -> Vec<i64> {
    apportion(parts, total)
}

/// Parts of a whole that is shown rounded as any number is: they sum to what is shown of it, also where their own sum,
/// each told with a few decimals, would round to the number beside.
pub(crate) fn summing(whole: f64, parts: &[f64]) -> Vec<i64> {
    summing_to(nearest(whole), parts)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::as_conversions,
    reason = "figures of a municipality are far below what a number holds"
)]
pub(crate) fn nearest(number: f64) -> i64 {
    number.round() as i64
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
            let whole = summing(parts.iter().sum(), &parts);
            prop_assert_eq!(whole.iter().sum::<i64>(), nearest(parts.iter().sum()));
            for (own, part) in whole.iter().zip(&parts) {
                let apart = (*own - nearest(*part)).abs();
                prop_assert!(apart <= 1, "{} {}", own, part);
            }
        }
    }

    #[test]
    fn the_part_that_lost_most_is_given_what_is_left() {
        assert_eq!(summing(3.1, &[1.4, 1.4, 0.3]), [2, 1, 0]);
        assert_eq!(summing_to(-2, &[-0.6, -0.7, -0.6]), [0, -1, -1]);
        assert!(summing(0.0, &[]).is_empty());
    }

    #[test]
    fn parts_sum_to_the_whole_as_it_is_shown_not_as_they_would_round_themselves() {
        // 10.5 in three parts, of which each was told with three decimals.
        let parts = [3.4996, 3.4998, 3.5002];
        assert_eq!(nearest(parts.iter().sum()), 10);
        assert_eq!(summing(10.5, &parts).iter().sum::<i64>(), 11);
    }
}

//! Which sums are hidden from those who may not see the rows: those of few persons, and so many others that none can be
//! found by subtraction.

/// Whether each of some groups of persons is hidden, where all of them together are shown.
pub(crate) fn hidden(persons: &[i64], smallest: i64) -> Vec<bool> {
    let mut hidden: Vec<bool> = persons.iter().map(|n| *n < smallest).collect();
    loop {
        let pairs = || persons.iter().zip(&hidden);
        let of_hidden: Vec<i64> = pairs().filter(|(_, h)| **h).map(|(n, _)| *n).collect();
        let sum: i64 = of_hidden.iter().sum();
        if of_hidden.is_empty() || (of_hidden.len() > 1 && sum >= smallest) {
            return hidden;
        }
        let next = pairs().enumerate().filter(|(_, (_, h))| !**h);
        let next = next.min_by_key(|(_, (n, _))| **n).map(|(place, _)| place);
        let Some(next) = next.and_then(|place| hidden.get_mut(place)) else {
            return hidden;
        };
        *next = true;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_small_group_takes_the_next_with_it() {
        assert_eq!(hidden(&[3, 20, 8], 5), [true, false, true]);
        assert_eq!(hidden(&[9, 20, 8], 5), [false, false, false]);
        assert_eq!(hidden(&[3], 5), [true]);
        assert_eq!(hidden(&[1, 2, 9], 5), [true, true, true]);
    }

    proptest! {
        /// No small group is shown, and what is hidden together is never a single group among several.
        #[test]
        fn nothing_small_is_found(persons in prop::collection::vec(1_i64..40, 2..9)) {
            let hidden = hidden(&persons, 5);
            let shown = persons.iter().zip(&hidden).filter(|(_, h)| !**h);
            prop_assert!(shown.clone().all(|(n, _)| *n >= 5));
            let count = hidden.iter().filter(|h| **h).count();
            prop_assert!(count != 1);
        }
    }
}

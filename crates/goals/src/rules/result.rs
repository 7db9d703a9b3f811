//! What the judgements of a goal's indicators come to.

use crate::model::{Assessment, Band, GoalResult, Score};

use super::Bands;

/// The mean of those that were judged, rounded half up to two decimals as the bands are written; none without any.
pub fn result(assessments: &[Assessment], bands: Bands) -> Option<GoalResult> {
    let (mut halves, mut counted, mut unassessed) = (0_u32, 0_u32, 0_u32);
    for assessment in assessments {
        match assessment {
            Assessment::Scored { score, .. } => {
                counted += 1;
                halves += match score {
                    Score::One => 2,
                    Score::Half => 1,
                    Score::Zero => 0,
                };
            }
            Assessment::Not(_) => unassessed += 1,
        }
    }
    // A half is fifty hundredths; half of what is counted, added before, rounds half up.
    let hundredths = (halves * 100 + counted).checked_div(2 * counted)?;
    let band = if hundredths >= bands.met {
        Band::Met
    } else if hundredths >= bands.partly {
        Band::Partly
    } else {
        Band::NotMet
    };
    Some(GoalResult {
        hundredths,
        band,
        counted,
        unassessed,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Colour, Unassessed, Why};
    use proptest::prelude::*;

    const BANDS: Bands = Bands {
        partly: 50,
        met: 70,
        budget_yellow: 98_000,
        budget_green: 99_500,
    };

    fn given(scores: &[&str]) -> Vec<Assessment> {
        let of = |key: &&str| match key.parse() {
            Ok(score) => Assessment::Scored {
                score,
                colour: Colour::Green,
                why: Why::Improved,
            },
            Err(_) => Assessment::Not(Unassessed::NoValue),
        };
        scores.iter().map(of).collect()
    }

    #[test]
    fn the_mean_is_rounded_before_it_is_banded() {
        let told = |scores: &[&str]| result(&given(scores), BANDS).map(|r| (r.hundredths, r.band));
        assert_eq!(told(&["1", "0.5", "0.5", "0"]), Some((50, Band::Partly)));
        assert_eq!(
            told(&["1", "0.5", "0.5", "0.5", "1"]),
            Some((70, Band::Met))
        );
        assert_eq!(told(&["1", "0.5"]), Some((75, Band::Met)));
        assert_eq!(told(&["0.5", "0"]), Some((25, Band::NotMet)));
        // 0.6949… of 59 is 0.69, and 0.495 of a hundred halves would be 0.50.
        assert_eq!(
            told(&["1", "1", "0.5", "0.5", "0"]),
            Some((60, Band::Partly))
        );
        assert_eq!(told(&["-"]), None);
        assert_eq!(told(&[]), None);
    }

    #[test]
    fn what_was_not_judged_is_told_but_does_not_count() {
        let told = result(&given(&["1", "-", "0"]), BANDS).unwrap();
        assert_eq!((told.hundredths, told.counted, told.unassessed), (50, 2, 1));
    }

    proptest! {
        /// A better judgement never makes a goal worse, and the mean is the mean.
        #[test]
        fn better_is_never_worse(halves in prop::collection::vec(0_usize..3, 1..40), at in 0_usize..40) {
            let keys = ["0", "0.5", "1"];
            let scores: Vec<&str> = halves.iter().map(|half| keys[*half]).collect();
            let before = result(&given(&scores), BANDS).unwrap();
            let mut better = scores.clone();
            better[at % scores.len()] = "1";
            let after = result(&given(&better), BANDS).unwrap();
            prop_assert!(after.hundredths >= before.hundredths && after.band >= before.band);
            let whole = |n: usize| f64::from(u32::try_from(n).unwrap());
            let exact = whole(halves.iter().sum()) * 50.0 / whole(halves.len());
            prop_assert!((f64::from(before.hundredths) - exact).abs() <= 0.5);
        }
    }
}

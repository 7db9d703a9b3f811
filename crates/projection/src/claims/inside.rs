//! Claims that are held against themselves: no trajectory is needed to see that their figures contradict each other.

use super::check::Verdict;
use crate::economy::charge_readings;

/// One amount under several names.
pub(super) fn named(names: &[String]) -> (Verdict, String) {
    let is_one = names
        .first()
        .is_none_or(|first| names.iter().all(|name| name == first));
    let told = names.join("\u{201d} and \u{201c}");
    if is_one {
        return (Verdict::Supported, "it always has the same name".to_owned());
    }
    let why = format!(
        "one amount is called \u{201c}{told}\u{201d}: how much of it is which cannot be told"
    );
    (Verdict::Inconsistent, why)
}

/// Parts that cannot be larger than what they are part of.
pub(super) fn part_of(parts: &[f64], whole: f64, unit: &str) -> (Verdict, String) {
    let sum: f64 = parts.iter().sum();
    let largest = parts.iter().copied().fold(0.0, f64::max);
    if sum <= whole {
        let why = format!("{sum} {unit} lies within {whole}");
        return (Verdict::Supported, why);
    }
    let thousandth = sum / 1_000.0;
    let hint = if thousandth <= whole {
        format!("; as thousandths they are {thousandth}, which lies within it: the unit is another")
    } else {
        String::new()
    };
    let why = if largest > whole {
        format!("{largest} {unit} is more than all of {whole}, which it is part of{hint}")
    } else {
        format!("the parts sum to {sum} {unit}, more than the whole, {whole}{hint}")
    };
    (Verdict::Inconsistent, why)
}

/// Bands that must meet, and hold the value.
pub(super) fn rule(bands: &[[f64; 2]], step: f64, value: Option<f64>) -> (Verdict, String) {
    let mut sorted = bands.to_vec();
    sorted.sort_by(|one, other| one[0].total_cmp(&other[0]));
    let room = step.max(0.0) + 1e-9;
    let mut said = Vec::new();
    // How far the bands so far reach: a wide one may end beyond others that begin after it.
    let mut reach: Option<f64> = None;
    for [begin, end] in &sorted {
        if let Some(reach) = reach {
            if begin - reach > room {
                said.push(format!("nothing is said from {reach} to {begin}"));
            } else if reach > *begin {
                let until = reach.min(*end);
                said.push(format!("from {begin} to {until} two bands judge"));
            }
        }
        reach = Some(reach.map_or(*end, |reach| reach.max(*end)));
    }
    if let Some(value) = value
        && !sorted
            .iter()
            .any(|[from, to]| (*from..=*to).contains(&value))
    {
        said.push(format!("the value, {value}, lies in no band"));
    }
    if said.is_empty() {
        return (Verdict::Supported, "every value has its band".to_owned());
    }
    (Verdict::Inconsistent, said.join("; "))
}

/// A fall of the charge that is said to make up for a revision of pay, in both readings.
pub(super) fn offset(charge: f64, (fall, revision): (f64, f64), give: f64) -> (Verdict, String) {
    let [of_itself, in_points] = charge_readings(charge, fall, revision).map(|one| one.change);
    let why = format!(
        "pay with its charge costs {of_itself:+.2} % if {fall} is per cent of the charge, {in_points:+.2} % if it is \
         percentage points of pay"
    );
    let makes_up = [of_itself, in_points]
        .iter()
        .any(|change| change.abs() <= give);
    if makes_up {
        (Verdict::Supported, why)
    } else {
        (
            Verdict::Inconsistent,
            format!("{why}: in neither is it nothing"),
        )
    }
}

/// A cost that should follow persons and a price.
pub(super) fn each(
    cost: [f64; 2],
    persons: [f64; 2],
    (price, give): (f64, f64),
) -> (Verdict, String) {
    let [cost_rise, persons_rise] =
        [cost, persons].map(|[before, now]| 100.0 * (now / before - 1.0));
    let each = 100.0 * ((1.0 + cost_rise / 100.0) / (1.0 + persons_rise / 100.0) - 1.0);
    if !each.is_finite() {
        return (
            Verdict::Unknown,
            "before there was nobody, or no cost".to_owned(),
        );
    }
    let why = format!(
        "the cost changes by {cost_rise:+.1} %, persons by {persons_rise:+.1} %: each costs {each:.1} % more, the price \
         {price:.1} %"
    );
    if (each - price).abs() <= give {
        (Verdict::Supported, why)
    } else {
        let why = format!("{why}: something else than persons, such as hours, drives it");
        (Verdict::Inconsistent, why)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_together_is_supported() {
        let names = ["a".to_owned(), "a".to_owned()];
        assert_eq!(named(&names).0, Verdict::Supported);
        assert_eq!(
            part_of(&[0.5, 0.5, 1.0], 15.2, "mnkr").0,
            Verdict::Supported
        );
        let bands = [[98.0, 99.4], [0.0, 97.9], [99.5, 101.5]];
        assert_eq!(rule(&bands, 0.1, Some(101.4)).0, Verdict::Supported);
        // A fall of the charge that does make up for the revision, read in points.
        assert_eq!(offset(0.448, (3.71, 2.63), 0.05).0, Verdict::Supported);
        assert_eq!(
            each([100.0, 107.1], [50.0, 52.5], (2.0, 0.1)).0,
            Verdict::Supported
        );
    }

    #[test]
    fn bands_that_overlap_and_values_beyond_them_are_named() {
        let (verdict, why) = rule(&[[0.0, 98.0], [97.0, 100.0]], 0.1, Some(101.4));
        assert_eq!(verdict, Verdict::Inconsistent);
        assert!(why.contains("from 97 to 98 two bands judge"), "{why}");
        assert!(why.contains("101.4, lies in no band"), "{why}");
        assert_eq!(each([0.0, 1.0], [1.0, 1.0], (0.0, 1.0)).0, Verdict::Unknown);
    }

    #[test]
    fn a_band_within_another_leaves_no_gap_behind_it() {
        let (verdict, why) = rule(&[[0.0, 100.0], [10.0, 20.0], [50.0, 60.0]], 0.1, None);
        assert_eq!(verdict, Verdict::Inconsistent);
        assert_eq!(
            why,
            "from 10 to 20 two bands judge; from 50 to 60 two bands judge"
        );
    }

    #[test]
    fn parts_that_only_together_exceed_the_whole_are_told_by_their_sum() {
        let (verdict, why) = part_of(&[6.0, 6.0], 10.0, "mnkr");
        assert_eq!(verdict, Verdict::Inconsistent);
        assert!(
            why.contains("the parts sum to 12 mnkr, more than the whole, 10"),
            "{why}"
        );
        let (_, why) = part_of(&[6.0, 16.0], 10.0, "mnkr");
        assert!(why.contains("16 mnkr is more than all of 10"), "{why}");
    }
}

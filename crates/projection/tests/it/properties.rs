//! What holds whatever the numbers are.

use projection::care::{UseBand, by_age};
use projection::economy::{shapley, split};
use projection::outlook::{Fit, Terms};
use projection::people::{Pyramid, Sex};
use projection::rates::Slopes;
use projection::trajectories::{Detail, NationShocks, Run, trajectories_of};
use proptest::prelude::*;

use super::made_up::country;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn parts_of_an_amount_sum_to_it(amount in -5_000_000_i64..5_000_000, shares in prop::collection::vec(0.1_f64..90.0, 1..6)) {
        prop_assert_eq!(split(amount, &shares).iter().sum::<i64>(), amount);
    }

    #[test]
    fn causes_sum_to_the_difference(worth in prop::array::uniform5(-900.0_f64..900.0), together in -500.0_f64..500.0) {
        let figure = |taken: &[bool]| {
            let sum: f64 = taken.iter().zip(worth).filter(|(is_taken, _)| **is_taken).map(|(_, worth)| worth).sum();
            Ok(1_000.0 + sum + if taken[0] && taken[3] { together } else { 0.0 })
        };
        let (whole, parts) = shapley(&["a", "b", "c", "d", "e"], &figure).expect("it can be split");
        let after = figure(&[true; 5]).expect("it is a figure");
        prop_assert_eq!(parts.iter().map(|part| part.part).sum::<i64>(), whole);
        prop_assert_eq!(whole as f64, after.round() - 1_000.0);
    }

    #[test]
    fn bands_are_given_back(young in 0.001_f64..0.2, more in 1.05_f64..6.0, fall in 1.0_f64..12.0) {
        let old = (young * more).min(0.85);
        let people = Pyramid::from_fn(|sex, age| (1_000.0 - fall * age as f64 * 0.8 - 9.0 * sex.at() as f64).max(1.0));
        let bands = [
            UseBand { from: 65, to: 79, women: young, men: young, flat: false },
            UseBand { from: 80, to: 100, women: old, men: old, flat: false },
        ];
        let shares = by_age(&bands, &people);
        for band in &bands {
            let users: f64 = (band.from..=band.to).map(|age| shares.at(Sex::Male, age) * people.at(Sex::Male, age)).sum();
            let published = band.men * people.sum(Sex::Male, band.from, band.to);
            prop_assert!((users / published - 1.0).abs() < 1e-6, "{} {}", users, published);
        }
        for age in 66..100 {
            prop_assert!(shares.at(Sex::Male, age) >= shares.at(Sex::Male, age - 1) - 1e-12);
        }
    }

    #[test]
    fn sexes_and_ages_sum_to_groups_however_small_the_area(size in 0.5_f64..40.0, seed in 0_u64..1_000) {
        let whole = country(&[("01", 500.0), ("09", size)], 1995);
        let fit = Fit::new(&whole, None, Terms { jump_off: 1995, horizon: 3, slopes: Slopes::Ensemble }).expect("it can be fitted");
        let run = Run { seed, trajectories: 40, threads: 1, detail: Detail::Groups };
        let nation = NationShocks::new(&fit, seed, 40);
        let area = &fit.areas[1];
        let groups = trajectories_of(&fit, area, &nation, &run);
        let ages = trajectories_of(&fit, area, &nation, &Run { detail: Detail::Ages, ..run });
        for year in 0..3 {
            for group in projection::people::Group::ALL {
                for sex in projection::people::SexOf::ALL {
                    prop_assert_eq!(groups.of_group(year, group, sex), ages.of_group(year, group, sex));
                }
            }
        }
    }
}

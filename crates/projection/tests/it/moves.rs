//! Moves in and out where they are counted, cells that were changed for secrecy, and sums over four levels.

use projection::Tuning;
use projection::outlook::{Fit, Terms};
use projection::people::{Group, Pyramid, Register, Sex, SexOf};
use projection::rates::{Gross, Slopes};
use projection::trajectories::{
    Counts, Detail, NationShocks, Run, brought_to, trajectories_of, with_sums,
};
use proptest::prelude::*;

use super::made_up::{country, municipalities};

const COUNTIES: [(&str, f64); 6] = [
    ("01", 2_000.0),
    ("03", 900.0),
    ("05", 700.0),
    ("06", 600.0),
    ("09", 150.0),
    ("10", 3.0),
];
/// How much more than the pattern each county moves.
const LEVELS: [f64; 6] = [0.5, 1.5, 1.0, 1.2, 0.8, 3.0];

fn terms(horizon: usize) -> Terms {
    Terms {
        jump_off: 2000,
        horizon,
        slopes: Slopes::Ensemble,
    }
}

fn run(detail: Detail, seed: u64, trajectories: usize) -> Run {
    Run {
        seed,
        trajectories,
        threads: 2,
        detail,
    }
}

/// Moves per person and year in the pattern: young adults most.
fn rate(age: usize) -> f64 {
    if (18..30).contains(&age) { 0.08 } else { 0.02 }
}

/// As many move in as out of each county, so that its people stay as they were.
fn with_moves(mut whole: Register) -> Register {
    for (area, level) in whole.areas.values_mut().zip(LEVELS) {
        for year in 1990..=2000 {
            let begin = area.population[&(year - 1)].clone();
            // By age when the year ends.
            let moved = Pyramid::from_fn(|sex, age| match age {
                0 => 0.0,
                _ => begin.at(sex, age - 1) * rate(age - 1) * level,
            });
            area.moved_in.insert(year, moved.clone());
            area.moved_out.insert(year, moved);
        }
    }
    whole
}

#[test]
fn moves_in_and_out_are_found_where_they_are_counted() {
    let whole = with_moves(country(&COUNTIES, 2000));
    let gross = Gross::of_areas(&whole.areas, 2000, &Tuning::default());
    let mean = |code: &str, of: fn(&Gross) -> &Pyramid| {
        let ages = (20..28).map(|age| of(&gross[code]).at(Sex::Female, age));
        ages.sum::<f64>() / 8.0 / rate(25)
    };
    let pattern = mean("05", |one| &one.into);
    for (code, level) in [("01", 0.5), ("03", 1.5), ("09", 0.8)] {
        for of in [(|one| &one.into) as fn(&Gross) -> &Pyramid, |one| &one.out] {
            let found = mean(code, of) / pattern;
            assert!((found / level - 1.0).abs() < 0.05, "{code}: {found}");
        }
    }
    // A county of a few hundred says little by itself: its level is drawn towards the pattern, and not beyond it.
    let small = mean("10", |one| &one.out) / pattern;
    assert!(small > 1.0 && small < 3.0, "{small}");
}

#[test]
fn areas_that_people_move_through_are_less_sure_from_year_to_year() {
    let whole = with_moves(country(&COUNTIES, 2000));
    let fit = Fit::new(&whole, None, terms(1)).expect("it can be fitted");
    let plain = Fit::new(&country(&COUNTIES, 2000), None, terms(1)).expect("it can be fitted");
    let wide = |fit: &Fit, at: usize| -> f64 {
        let turnover = &fit.areas[at].turnover;
        (20..28).map(|age| turnover.at(Sex::Male, age)).sum()
    };
    // What is counted takes the place of the model schedule.
    assert!(wide(&fit, 0) < wide(&fit, 1) / 2.0);
    assert_eq!(wide(&plain, 0), wide(&plain, 1));
    let chance = |at: usize| {
        let nation = NationShocks::new(&fit, 3, 2_000);
        let counts = trajectories_of(&fit, &fit.areas[at], &nation, &run(Detail::Ages, 3, 2_000));
        // A single age, where chance outweighs what is not known of rates.
        let persons = counts.of_age(0, 25, SexOf::Women);
        let mean = persons.iter().map(|one| f64::from(*one)).sum::<f64>() / 2_000.0;
        let squares = persons.iter().map(|one| (f64::from(*one) - mean).powi(2));
        squares.sum::<f64>() / 2_000.0 / mean
    };
    let (few, many) = (chance(2), chance(1));
    assert!(many > few, "{many} {few}");
}

fn young(turnover: &Pyramid) -> f64 {
    (20..28).map(|age| turnover.at(Sex::Male, age)).sum::<f64>() / 8.0
}

#[test]
fn moves_counted_above_are_those_of_areas_that_count_none() {
    let whole = with_moves(country(&COUNTIES, 2000));
    let parts = municipalities(&whole, &[0.5, 0.5], 2000);
    let above = Fit::new(&whole, None, terms(1)).expect("it can be fitted");
    let below = Fit::new(&parts, Some(&whole), terms(1)).expect("it can be fitted");
    // Twice as many of the moves of a smaller area cross its borders.
    for (part, county) in [(0, 0), (1, 0), (2, 1), (10, 5)] {
        let [own, over] = [&below.areas[part], &above.areas[county]];
        assert!(
            own.code.starts_with(&over.code),
            "{} {}",
            own.code,
            over.code
        );
        let times = young(&own.turnover) / young(&over.turnover);
        assert!((times - 2.0).abs() < 1e-9, "{}: {times}", own.code);
    }
    let plain = country(&COUNTIES, 2000);
    let plain = Fit::new(&parts, Some(&plain), terms(1)).expect("it can be fitted");
    assert_eq!(
        young(&plain.areas[0].turnover),
        young(&plain.areas[2].turnover)
    );
}

#[test]
fn the_counted_moves_of_an_area_alone_are_drawn_towards_the_area_above() {
    let whole = with_moves(country(&COUNTIES, 2000));
    let mut area = projection::people::Area::default();
    // One person of each age, half of whom move in a year.
    let people = Pyramid::from_fn(|_, _| 1.0);
    area.population.insert(1999, people.clone());
    area.moved_in.insert(2000, people.map(|one| one / 2.0));
    area.moved_out.insert(2000, people.map(|one| one / 2.0));
    area.population.insert(2000, people);
    let alone = Register {
        areas: [("0180".to_owned(), area)].into(),
        national: None,
    };
    let above = Fit::new(&whole, None, terms(1)).expect("it can be fitted");
    let below = Fit::new(&alone, Some(&whole), terms(1)).expect("it can be fitted");
    let (own, over) = (
        young(&below.areas[0].turnover),
        2.0 * young(&above.areas[0].turnover),
    );
    assert!(own > 1.2 * over && own < 0.7, "{own} {over}");
}

#[test]
fn cells_changed_for_secrecy_widen_what_a_small_area_begins_with() {
    let whole = country(&COUNTIES, 2000);
    let fit = Fit::new(&whole, None, terms(1)).expect("it can be fitted");
    let noisy = fit.clone().with_start_noise(2.0);
    let told = |fit: &Fit, at: usize| -> (f64, f64) {
        let nation = NationShocks::new(fit, 3, 2_000);
        let run = run(Detail::Groups, 3, 2_000);
        let counts = trajectories_of(fit, &fit.areas[at], &nation, &run);
        let persons = counts.of_group(0, Group::WORKING, SexOf::All);
        let mean = persons.iter().map(|one| f64::from(*one)).sum::<f64>() / 2_000.0;
        let squares = persons.iter().map(|one| (f64::from(*one) - mean).powi(2));
        (mean, squares.sum::<f64>() / 2_000.0)
    };
    for at in [4, 5] {
        let ((mean, variance), (blurred, wider)) = (told(&fit, at), told(&noisy, at));
        assert!((blurred / mean - 1.0).abs() < 0.005, "{blurred} {mean}");
        assert!(wider > variance, "{wider} {variance}");
    }
    // Ninety cells with a variance of four each, in a county whose cells hold more than the noise.
    let more = told(&noisy, 4).1 - told(&fit, 4).1;
    assert!((more / 360.0 - 1.0).abs() < 0.35, "{more}");
}

/// Districts of the municipality `0180`, as shares of it.
fn districts(parts: &Register, shares: &[f64]) -> Register {
    let people = parts.areas["0180"].population[&2000].clone();
    let areas = shares.iter().enumerate().map(|(number, share)| {
        let mut area = projection::people::Area::default();
        area.population.insert(2000, people.map(|one| one * share));
        (format!("0180{number:02}"), area)
    });
    Register {
        areas: areas.collect(),
        national: None,
    }
}

fn of_group(counts: &Counts, year: usize, group: Group) -> Vec<f64> {
    let persons = counts.of_group(year, group, SexOf::All);
    persons.into_iter().map(f64::from).collect()
}

fn mean(persons: &[f64]) -> f64 {
    persons.iter().sum::<f64>() / persons.len() as f64
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn districts_municipalities_counties_and_the_nation_agree_in_every_trajectory_and_in_the_mean(
        first in 0.1_f64..0.8,
        second in 0.05_f64..0.5,
        seed in 0_u64..1_000,
        noise in 0.0_f64..3.0,
    ) {
        const FUTURES: usize = 40;
        let whole = country(&COUNTIES[..3], 2000);
        let parts = municipalities(&whole, &[first, 1.0 - first], 2000);
        let fit = Fit::new(&parts, Some(&whole), terms(4)).expect("it can be fitted").with_start_noise(noise);
        let run = run(Detail::Groups, seed, FUTURES);
        let told = with_sums(&fit, &run, &|_| {}, &|_, counts| counts.clone());
        let of = |code: &str| &told.iter().find(|one| one.0 == code).expect("it is told").1;
        let own = districts(&parts, &[second, 1.0 - second]);
        let municipality = &fit.areas[0];
        let below = fit.of_districts(municipality, (&own, &whole)).expect("they are its people");
        let nation = NationShocks::new(&below, seed, FUTURES);
        let drawn: Vec<Counts> = below.areas.iter().map(|one| trajectories_of(&below, one, &nation, &run)).collect();
        for year in 0..4 {
            for group in Group::ALL {
                let at = |code: &str| of_group(of(code), year, group);
                let mut shares: Vec<Vec<f64>> = drawn.iter().map(|one| of_group(one, year, group)).collect();
                let expected: Vec<f64> = below.areas.iter().map(|one| one.expected[year + 1].total()).collect();
                brought_to(&at("0180"), &mut shares, &expected);
                let mut county = vec![0.0; FUTURES];
                let mut sum = vec![0.0; FUTURES];
                for future in 0..FUTURES {
                    let district: f64 = shares.iter().map(|one| one[future]).sum();
                    prop_assert!((district - at("0180")[future]).abs() < 1e-6);
                    county[future] = at("0180")[future] + at("0181")[future];
                    sum[future] = at("01")[future] + at("03")[future] + at("05")[future];
                }
                prop_assert_eq!(&county, &at("01"));
                prop_assert_eq!(&sum, &at("00"));
                let district_means: f64 = shares.iter().map(|one| mean(one)).sum();
                prop_assert!((district_means - mean(&at("0180"))).abs() < 1e-6);
                prop_assert!((mean(&at("0180")) + mean(&at("0181")) - mean(&at("01"))).abs() < 1e-6);
            }
            // What is expected agrees too: the districts with their municipality, the municipalities with their county.
            let sum: f64 = below.areas.iter().map(|one| one.expected[year + 1].total()).sum();
            prop_assert!((sum / municipality.expected[year + 1].total() - 1.0).abs() < 1e-9);
        }
    }
}

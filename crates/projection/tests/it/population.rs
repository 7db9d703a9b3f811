//! Population: nothing after the jump-off is seen, sums agree, deaths fall on the right cohorts.

use projection::backtest::{Method, Plan, backtest};
use projection::outlook::{Fit, Terms};
use projection::people::{Group, Pyramid, Register, Sex, SexOf};
use projection::rates::{Slopes, cohort_deaths};
use projection::trajectories::{Counts, Detail, Run, each_area, summarise, with_sums};
use projection::{Trouble, Tuning};

use super::made_up::{country, municipalities};

const COUNTIES: [(&str, f64); 3] = [("01", 2_000.0), ("03", 900.0), ("09", 150.0)];

fn terms(jump_off: i32, horizon: usize) -> Terms {
    Terms {
        jump_off,
        horizon,
        slopes: Slopes::Ensemble,
    }
}

fn run(threads: usize) -> Run {
    Run {
        seed: 5,
        trajectories: 100,
        threads,
        detail: Detail::Groups,
    }
}

fn all(fit: &Fit, threads: usize) -> Vec<Counts> {
    each_area(fit, &run(threads), &|_| {}, &|_, counts| counts.clone())
}

#[test]
fn what_happens_after_the_jump_off_is_not_seen() {
    let known = country(&COUNTIES, 2000);
    let mut later = country(&COUNTIES, 2015);
    for area in later.areas.values_mut() {
        for (_, people) in area.population.range_mut(2001..) {
            *people = Pyramid::of(7.0);
        }
        for (_, died) in area.deaths.range_mut(2001..) {
            *died = Pyramid::of(3.0);
        }
        area.births.retain(|year, _| *year <= 2000);
    }
    let one = Fit::new(&known, None, terms(2000, 10)).expect("the country can be fitted");
    let other = Fit::new(&later, None, terms(2000, 10)).expect("the country can be fitted");
    assert_eq!(one, other);
    assert_eq!(all(&one, 1), all(&other, 1));
}

#[test]
fn threads_change_nothing_and_seeds_do() {
    let fit = Fit::new(&country(&COUNTIES, 2000), None, terms(2000, 6)).expect("it can be fitted");
    let alone = all(&fit, 1);
    assert_eq!(alone, all(&fit, 2));
    assert_eq!(alone, all(&fit, 4));
    let other = each_area(&fit, &Run { seed: 6, ..run(2) }, &|_| {}, &|_, counts| {
        counts.clone()
    });
    assert_ne!(alone, other);
}

#[test]
fn more_trajectories_leave_the_first_as_they_were() {
    let fit = Fit::new(&country(&COUNTIES, 2000), None, terms(2000, 3)).expect("it can be fitted");
    let few = all(&fit, 1);
    let more = each_area(
        &fit,
        &Run {
            trajectories: 150,
            ..run(1)
        },
        &|_| {},
        &|_, counts| counts.clone(),
    );
    for (few, more) in few.iter().zip(&more) {
        let (few, more) = (few.cell(2, Sex::Female, 3), more.cell(2, Sex::Female, 3));
        assert_eq!(few, &more[..few.len()]);
    }
}

#[test]
fn a_country_without_surprises_is_forecast_well() {
    let whole = country(&COUNTIES, 2015);
    let fit = Fit::new(&whole, None, terms(2000, 15)).expect("it can be fitted");
    for area in &fit.areas {
        let outcome = &whole.areas[&area.code].population[&2015];
        for group in [Group::OLDER, Group::OLD, Group::NINETY, Group::WORKING] {
            let sum = |people: &Pyramid| -> f64 {
                Sex::BOTH
                    .iter()
                    .map(|sex| people.sum(*sex, group.first, group.last))
                    .sum()
            };
            let error = sum(&area.expected[15]) / sum(outcome) - 1.0;
            assert!(error.abs() < 0.01, "{} {}: {error}", area.code, group.name);
        }
    }
}

#[test]
fn deaths_at_an_age_fall_half_on_each_of_two_cohorts() {
    let whole = country(&COUNTIES[..1], 1990);
    let area = &whole.areas["01"];
    let (begin, end) = (&area.population[&1989], &area.population[&1990]);
    let deaths = &area.deaths[&1990];
    let balance = |died: &Pyramid| -> f64 {
        let left: f64 = (85..99)
            .map(|age| begin.at(Sex::Female, age) - died.at(Sex::Female, age))
            .sum();
        let there: f64 = (86..100).map(|age| end.at(Sex::Female, age)).sum();
        left / there - 1.0
    };
    let split = balance(&cohort_deaths(deaths));
    // All deaths at an age given to the cohort that had it when the year began leave too few of the oldest, and given
    // to the cohort that reached the age below it too many.
    let all_to_younger = balance(deaths);
    let all_to_older = balance(&Pyramid::from_fn(|sex, age| deaths.at(sex, age + 1)));
    assert!(
        all_to_younger < 0.0 && all_to_older > 0.0,
        "{all_to_younger} {all_to_older}"
    );
    assert!(
        split.abs() < 0.5 * all_to_younger.abs().min(all_to_older.abs()),
        "{split}"
    );
}

#[test]
fn municipalities_sum_to_what_is_expected_of_their_county() {
    let whole = country(&COUNTIES, 2000);
    let parts = municipalities(&whole, &[0.6, 0.3, 0.1], 2000);
    let counties = Fit::new(&whole, None, terms(2000, 10)).expect("it can be fitted");
    let fit = Fit::new(&parts, Some(&whole), terms(2000, 10)).expect("it can be fitted");
    for county in &counties.areas {
        let sum: f64 = fit
            .areas
            .iter()
            .filter(|area| area.parent == county.code)
            .map(|area| area.expected[10].total())
            .sum();
        let expected = county.expected[10].total();
        assert!((sum / expected - 1.0).abs() < 1e-9, "{sum}, not {expected}");
    }
    let told = with_sums(&fit, &run(2), &|_| {}, &|_, counts| counts.clone());
    let codes: Vec<&str> = told.iter().map(|(code, _)| code.as_str()).collect();
    assert!(codes.starts_with(&["00", "01", "0180"]), "{codes:?}");
    let of = |wanted: &dyn Fn(&str) -> bool| -> Vec<u32> {
        let mut sum = vec![0; 100];
        for (_, counts) in told.iter().filter(|(code, _)| wanted(code)) {
            let group = counts.of_group(9, Group::OLD, SexOf::All);
            sum.iter_mut()
                .zip(group)
                .for_each(|(sum, more)| *sum += more);
        }
        sum
    };
    assert_eq!(
        of(&|code| code == "03"),
        of(&|code| code.len() == 4 && code.starts_with("03"))
    );
    assert_eq!(of(&|code| code == "00"), of(&|code| code.len() == 4));
}

#[test]
fn a_small_area_is_never_surer_than_chance_allows() {
    let whole = country(&COUNTIES, 2000);
    let parts = municipalities(&whole, &[0.97, 0.03], 2000);
    let fit = Fit::new(&parts, Some(&whole), terms(2000, 10)).expect("it can be fitted");
    let run = Run {
        trajectories: 500,
        ..run(2)
    };
    let told = each_area(&fit, &run, &|_| {}, &|area, counts| {
        (area.clone(), summarise(counts))
    });
    for (area, figures) in told {
        let figure = figures
            .iter()
            .find(|one| one.ahead == 10 && one.cell.name() == "80+" && one.sex == SexOf::All)
            .expect("the figure is told");
        // Those of 70 and above who are counted at 80 and above ten years later survive or do not: binomial.
        let started: f64 = Sex::BOTH
            .iter()
            .map(|sex| area.start.sum(*sex, 70, 100))
            .sum();
        let share = figure.mean / started;
        let chance = 2.0 * 1.2816 * (started * share * (1.0 - share)).sqrt();
        let width = figure.quantiles[3] - figure.quantiles[1];
        assert!(
            width > 0.9 * chance,
            "{}: {width}, chance alone {chance}",
            area.code
        );
    }
}

#[test]
fn a_backtest_tells_the_engine_from_simpler_methods() {
    let whole = country(&COUNTIES, 2015);
    let plan = Plan {
        jump_offs: vec![1995, 2000],
        horizons: vec![5, 10],
        trajectories: 64,
        seed: 1,
        threads: 2,
        methods: Method::ALL.to_vec(),
        tuning: Tuning::default(),
    };
    let told = backtest(&whole, &plan, &|_| {}).expect("outcomes are known");
    let of = |method| {
        let found = told
            .scores
            .iter()
            .find(|one| one.method == method && one.group == "80+" && one.ahead == 10);
        found.expect("the method is scored").mape
    };
    assert!(of(Method::Engine) < 1.0, "{}", of(Method::Engine));
    assert!(of(Method::Engine) < of(Method::FrozenMortality));
    assert!(of(Method::FrozenMortality) <= of(Method::Naive));
    let again =
        backtest(&whole, &Plan { threads: 1, ..plan }, &|_| {}).expect("outcomes are known");
    assert_eq!(told, again);
    assert!(told.missed.is_empty());
}

#[test]
fn a_forecast_whose_outcome_is_not_known_is_told_as_missed() {
    let mut whole = country(&COUNTIES, 2012);
    for area in whole.areas.values_mut() {
        area.population.remove(&2005);
    }
    let plan = Plan {
        jump_offs: vec![1995, 2000],
        horizons: vec![5, 15],
        trajectories: 16,
        seed: 1,
        threads: 1,
        methods: Method::ALL.to_vec(),
        tuning: Tuning::default(),
    };
    let told = backtest(&whole, &plan, &|_| {}).expect("some outcomes are known");
    let missed: Vec<(i32, usize, String)> = told
        .missed
        .iter()
        .map(|one| (one.jump_off, one.ahead, one.why.to_string()))
        .collect();
    let expected = [
        (2000, 5, "no outcome of 2005"),
        (2000, 15, "outcomes end 2012"),
    ];
    let expected = expected.map(|(year, ahead, why)| (year, ahead, why.to_owned()));
    assert_eq!(missed, expected);
}

#[test]
fn methods_without_trajectories_have_intervals_out_of_what_they_missed_before() {
    let whole = country(&COUNTIES, 2005);
    let plan = Plan {
        jump_offs: vec![1996, 2000],
        horizons: vec![5],
        trajectories: 16,
        seed: 1,
        threads: 1,
        methods: Method::ALL.to_vec(),
        tuning: Tuning::default(),
    };
    let told = backtest(&whole, &plan, &|_| {}).expect("outcomes are known");
    for method in Method::ALL {
        let all = told.scores.iter();
        let score = all.filter(|one| one.method == method && one.group == "80+");
        for score in score {
            assert!(score.cover_80.is_some() && score.width_95 >= score.width_80);
        }
    }
    // What is not known yet at a jump-off gives no interval: no earlier forecast had its outcome by then.
    let early = Plan {
        jump_offs: vec![1979],
        ..plan
    };
    let told = backtest(&whole, &early, &|_| {}).expect("outcomes are known");
    let naive = told.scores.iter().find(|one| one.method == Method::Naive);
    assert!(naive.expect("it is scored").cover_80.is_none());
}

#[test]
fn what_is_missing_is_said() {
    let none = Fit::new(&Register::default(), None, terms(2000, 5));
    assert!(none.is_err());
    let whole = country(&COUNTIES, 1990);
    let say = |asked: Result<Fit, Trouble>| asked.expect_err("it cannot be fitted").to_string();
    assert!(say(Fit::new(&whole, None, terms(2000, 5))).contains("area 01"));
    assert!(say(Fit::new(&whole, None, terms(1980, 0))).contains("horizon"));
    assert!(say(Fit::new(&whole, None, terms(i32::MAX, 5))).contains("jump-off"));
    let plan = Plan {
        jump_offs: vec![1980],
        horizons: vec![0, 5],
        trajectories: 8,
        seed: 1,
        threads: 1,
        methods: Method::ALL.to_vec(),
        tuning: Tuning::default(),
    };
    assert!(backtest(&whole, &plan, &|_| {}).is_err());
}

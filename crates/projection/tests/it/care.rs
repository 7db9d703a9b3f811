//! Need, places, staff and cost of the example, on one set of trajectories.

use projection::care::{Need, Scenario, dependency, needs, places, staff};
use projection::economy::costs;
use projection::outlook::{Fit, Terms};
use projection::rates::Slopes;
use projection::trajectories::{Counts, Detail, NationShocks, Run, trajectories_of};
use projection::{CAUSES, Figure, Side, evaluate, explain};

use super::made_up::country;

fn scenario() -> Scenario {
    Scenario::read(include_str!("../../examples/scenario.toml")).expect("the example is whole")
}

fn fit(jump_off: i32, horizon: usize) -> Fit {
    let whole = country(&[("01", 700.0), ("03", 500.0)], 2021);
    let terms = Terms {
        jump_off,
        horizon,
        slopes: Slopes::Ensemble,
    };
    Fit::new(&whole, None, terms).expect("it can be fitted")
}

fn counts(fit: &Fit) -> Counts {
    let run = Run {
        seed: 2,
        trajectories: 200,
        threads: 1,
        detail: Detail::Ages,
    };
    trajectories_of(fit, &fit.areas[0], &NationShocks::new(fit, 2, 200), &run)
}

fn need(fit: &Fit, counts: &Counts, alternative: Option<&str>) -> Need {
    needs(
        &scenario(),
        alternative,
        (fit, &fit.areas[0].start, counts),
        2,
    )
    .expect("the need is known")
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

#[test]
fn use_falls_by_as_much_as_is_said_and_not_where_it_is_not() {
    let fit = fit(2019, 12);
    let counts = counts(&fit);
    let (today, falling) = (
        need(&fit, &counts, None),
        need(&fit, &counts, Some("falling")),
    );
    let ratio = |service: &str| mean(&falling.users[service][11]) / mean(&today.users[service][11]);
    // The mean of the triangle is 0.77 per cent a year.
    let expected = (-0.0077_f64 * 12.0).exp();
    assert!(
        (ratio("care-home") - expected).abs() < 0.01,
        "{}",
        ratio("care-home")
    );
    assert!((ratio("safety-alarm") - 1.0).abs() < 1e-12);
    assert!(
        needs(
            &scenario(),
            Some("none"),
            (&fit, &fit.areas[0].start, &counts),
            2
        )
        .is_err()
    );
}

#[test]
fn staff_work_the_hours_that_users_take() {
    let fit = fit(2019, 6);
    let counts = counts(&fit);
    let need = need(&fit, &counts, None);
    let told = staff(&scenario(), &need).expect("staffing is in the scenario");
    let registered = &told.professions["registered"][0];
    // 0.8 work full time and the others three quarters of it, of whom 5 per cent of hours are lost.
    let hours_each = 1_700.0 * (0.8 + 0.2 * 0.75) * 0.95;
    let employed = registered.hours.mean / hours_each;
    assert!((registered.employed.mean / employed - 1.0).abs() < 1e-9);
    let stay = (60.0 - 2.0) * 0.92;
    assert!((registered.recruit.mean - (employed - stay)).abs() < 0.5 || employed < stay);
    assert_eq!(dependency(&counts).len(), 6);
}

#[test]
fn costs_are_volumes_at_the_prices_of_the_year() {
    let fit = fit(2019, 4);
    let counts = counts(&fit);
    let need = need(&fit, &counts, None);
    let told = costs(&scenario(), &need, 2019).expect("prices are in the scenario");
    // Pay rises three per cent from April and is four fifths of costs; other prices two per cent from January.
    let index = 0.8 * (1.0 + 0.0225) + 0.2 * 1.02;
    let gross_at_base = told[0].gross.mean / index;
    let net_at_base = told[0].net_at_base_prices.mean;
    let charges_at_base = told[0].charges.mean / 1.02;
    assert!(((gross_at_base - charges_at_base) / net_at_base - 1.0).abs() < 1e-9);
    assert!(told[0].net.p10 < told[0].net.mean && told[0].net.mean < told[0].net.p90);
}

#[test]
fn places_of_the_example_follow_its_events() {
    let fit = fit(2019, 12);
    let counts = counts(&fit);
    let scenario = scenario();
    let housing = scenario
        .housing
        .as_ref()
        .expect("housing is in the scenario");
    let told = places(housing, &need(&fit, &counts, None)).expect("the service is known");
    let usable = |year: i32| {
        let found = told.years.iter().find(|one| one.year == year);
        found.expect("the year is told").usable
    };
    assert!((usable(2023) - 520.0 * 0.97).abs() < 1e-9);
    assert!((usable(2026) - 560.0 * 0.97).abs() < 1e-9);
    assert!((usable(2031) - 588.0 * 0.97).abs() < 1e-9);
    assert!(
        told.years
            .iter()
            .all(|year| (0.0..=1.0).contains(&year.short_by_a_home))
    );
}

#[test]
fn what_changed_sums_to_the_difference() {
    let (old, new) = (fit(2018, 12), fit(2019, 11));
    let scenario = scenario();
    let mut dearer = scenario.clone();
    dearer
        .prices
        .as_mut()
        .expect("prices are in the scenario")
        .pay = 4.0;
    let side = |fit, scenario| Side {
        fit,
        area: fit_area(fit),
        scenario,
        alternative: None,
    };
    let (before, after) = (side(&old, &scenario), side(&new, &dearer));
    let told = explain(before, after, (&Figure::Cost, 2028)).expect("it can be explained");
    let sum: i64 = told.parts.iter().map(|part| part.part).sum();
    assert_eq!(sum, told.after - told.before);
    assert_eq!(told.parts.len(), CAUSES.len());
    let of = |cause: &str| {
        told.parts
            .iter()
            .find(|part| part.cause == cause)
            .map(|part| part.part)
    };
    assert_eq!(of("supply"), Some(0));
    assert!(of("prices") > Some(1_000), "{told:?}");
    let persons = explain(before, after, (&Figure::Persons("80+".to_owned()), 2028))
        .expect("it can be explained");
    assert_eq!(
        persons.parts.iter().map(|part| part.part).sum::<i64>(),
        persons.after - persons.before
    );
    let run = Run {
        seed: 2,
        trajectories: 200,
        threads: 1,
        detail: Detail::Groups,
    };
    let earlier = trajectories_of(&old, &old.areas[0], &NationShocks::new(&old, 2, 200), &run);
    let held = evaluate(&earlier, 1, &new.areas[0].start);
    assert!(held.iter().all(|one| one.error.abs() < 1.0), "{held:?}");
}

fn fit_area(fit: &Fit) -> &projection::outlook::Outlook {
    &fit.areas[0]
}

#[test]
fn a_scenario_that_contradicts_itself_is_refused_with_its_place() {
    let text = include_str!("../../examples/scenario.toml");
    let wrong = |from: &str, to: &str| {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text);
        Scenario::read(&changed)
            .expect_err("it must be refused")
            .to_string()
    };
    assert!(wrong("women = 0.035", "women = 35.0").contains("service.home-care"));
    assert!(wrong("mode = 0.8", "mode = 8.0").contains("alternative.falling"));
    assert!(wrong("service = \"care-home\"", "service = \"care\"").contains("housing"));
    assert!(wrong("registered = 8.0", "nurse = 8.0").contains("nurse"));
    assert!(wrong("cost = 190000.0", "costs = 190000.0").contains("line"));
}

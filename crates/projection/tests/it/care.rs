//! Need, places, staff and cost of the example, on one set of trajectories.

use projection::care::{Need, Scenario, Shares, dependency, needs, places, staff};
use projection::economy::costs;
use projection::outlook::{Fit, Terms};
use projection::rates::Slopes;
use projection::trajectories::{Counts, Detail, NationShocks, Run, trajectories_of};
use projection::{CAUSES, Figure, Side, evaluate, explain, told};

use super::made_up::country;

fn scenario() -> Scenario {
    Scenario::read(include_str!("../../examples/scenario.toml")).expect("the example is whole")
}

#[test]
fn a_scenario_that_is_kept_is_read_back_as_it_was() {
    let written = serde_json::to_string(&scenario()).expect("it can be written");
    let read: Scenario = serde_json::from_str(&written).expect("it can be read");
    assert_eq!(read.checked(), Ok(scenario()));
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
    need_in(&scenario(), fit, counts, alternative)
}

fn need_in(scenario: &Scenario, fit: &Fit, counts: &Counts, alternative: Option<&str>) -> Need {
    let area = &fit.areas[0];
    let shares = Shares::of(scenario, &area.start);
    needs(scenario, alternative, (fit, area, counts), (&shares, 2)).expect("the need is known")
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
    let shares = Shares::of(&scenario(), &fit.areas[0].start);
    let none = needs(
        &scenario(),
        Some("none"),
        (&fit, &fit.areas[0], &counts),
        (&shares, 2),
    );
    assert!(none.is_err());
}

#[test]
fn staff_work_the_hours_that_users_take() {
    let fit = fit(2019, 6);
    let counts = counts(&fit);
    let need = need(&fit, &counts, None);
    let mut few = scenario();
    let staffing = few.staffing.as_mut().expect("staffing is in the scenario");
    let employed_today = 5.0;
    let profession = staffing.professions.get_mut("registered");
    profession.expect("it is in the scenario").employed = employed_today;
    let told = staff(&few, &need).expect("staffing is in the scenario");
    let registered = &told.professions["registered"][0];
    // 0.8 work full time and the others three quarters of it, of whom 5 per cent of hours are lost.
    let hours_each = 1_700.0 * (0.8 + 0.2 * 0.75) * 0.95;
    let employed = registered.hours.mean / hours_each;
    assert!((registered.employed.mean / employed - 1.0).abs() < 1e-9);
    // More are wanted than stay in every trajectory, so that means say what each of them says.
    let stay = (employed_today - 2.0) * 0.92;
    assert!(registered.employed.p2_5 > stay, "{registered:?}");
    assert!(
        (registered.recruit.mean - (employed - stay)).abs() < 1e-6,
        "{registered:?}"
    );
    assert_eq!(dependency(&counts).len(), 6);
}

/// The example where whoever waits costs what a place does, and nothing is freed.
fn without_queue() -> Scenario {
    let mut scenario = scenario();
    scenario.housing = None;
    scenario.staffing = None;
    scenario
}

#[test]
fn costs_are_volumes_at_the_prices_of_the_year() {
    let fit = fit(2019, 4);
    let counts = counts(&fit);
    let need = need(&fit, &counts, None);
    let told = costs(&without_queue(), &need).expect("prices are in the scenario");
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

#[test]
fn a_scenario_is_of_its_own_year_whichever_year_a_forecast_begins() {
    let (old, new) = (fit(2017, 12), fit(2019, 10));
    let cost = |fit: &Fit| {
        let counts = counts(fit);
        let need = need(fit, &counts, Some("falling"));
        let years = costs(&without_queue(), &need).expect("prices are in the scenario");
        let year = years.into_iter().find(|one| one.year == 2025);
        year.expect("the year is told")
    };
    let index = |fit: &Fit| {
        cost(fit).gross.mean
            / (cost(fit).net_at_base_prices.mean + cost(fit).charges.mean / 1.02_f64.powi(6))
    };
    assert!(
        (index(&old) / index(&new) - 1.0).abs() < 1e-9,
        "{} {}",
        index(&old),
        index(&new)
    );
    // The fall too: what is left of use in 2025 is the same, of the same people.
    let ratio = |fit: &Fit| {
        let counts = counts(fit);
        let users = |alternative| {
            let need = need(fit, &counts, alternative);
            let at = usize::try_from(2025 - need.first).expect("it lies ahead");
            mean(&need.users["care-home"][at])
        };
        users(Some("falling")) / users(None)
    };
    assert!(
        (ratio(&old) / ratio(&new) - 1.0).abs() < 2e-3,
        "{} {}",
        ratio(&old),
        ratio(&new)
    );
    let changed = include_str!("../../examples/scenario.toml").replace("\nyear = 2019\n", "\n");
    assert!(Scenario::read(&changed).is_err());
}

#[test]
fn what_frees_hours_and_who_waits_reach_the_cost() {
    let fit = fit(2019, 8);
    let counts = counts(&fit);
    let need = need(&fit, &counts, None);
    let last = |scenario: &Scenario| {
        let told = costs(scenario, &need).expect("prices are in the scenario");
        *told
            .last()
            .map(|year| &year.net_at_base_prices.mean)
            .expect("years are told")
    };
    let without = without_queue();
    let mut freed = without.clone();
    freed.staffing = scenario().staffing;
    // One and a half and one per cent of the hours of home care, of which four fifths of the cost are pay.
    let home_care = mean(&need.users["home-care"][7]) * 190_000.0;
    let saved = home_care * 0.8 * (1.0 - 0.985 * 0.99);
    assert!(((last(&without) - last(&freed)) / saved - 1.0).abs() < 1e-6);
    let mut waiting = without.clone();
    let mut housing = scenario().housing.expect("housing is in the scenario");
    (housing.places, housing.senior_relief) = (0.0, 0.0);
    housing.events.clear();
    waiting.housing = Some(housing);
    // Nobody has a place: everybody costs what waiting does, and pays no charge.
    let users = mean(&need.users["care-home"][7]);
    let cheaper = users * (760_000.0 - 36_000.0 - 420_000.0);
    assert!(((last(&without) - last(&waiting)) / cheaper - 1.0).abs() < 1e-6);
}

#[test]
fn months_of_events_are_read_written_and_held_to_be_months() {
    let text = include_str!("../../examples/scenario.toml");
    let dated = |more: &str| {
        let text = text.replace("until = 2028\n", &format!("until = 2028\n{more}\n"));
        Scenario::read(&text)
    };
    let read = dated("month = 9\nuntil_month = 3").expect("it is sound");
    let events = read.housing.as_ref().map(|housing| &housing.events);
    let linden = events.and_then(|all| all.iter().find(|one| one.name == "Linden"));
    let linden = linden.expect("it is there");
    assert_eq!((linden.month, linden.until_month), (Some(9), Some(3)));
    let written = serde_json::to_string(&read).expect("it can be written");
    assert_eq!(serde_json::from_str::<Scenario>(&written).ok(), Some(read));
    // What has no month is written as it was before there were months.
    let plain = serde_json::to_string(&scenario()).expect("it can be written");
    assert!(
        !plain.contains("month\":null") && !plain.contains("until_month"),
        "{plain}"
    );
    for (wrong, said) in [
        ("month = 13", "month is 13, and must be from 1 to 12"),
        (
            "until_month = 0",
            "until_month is 0, and must be from 1 to 12",
        ),
    ] {
        let refused = dated(wrong).expect_err("it must be refused").to_string();
        assert!(refused.contains(said), "{refused}");
    }
    // Within one year months tell what comes first; an end belongs to a renovation with its year.
    let same = |months: &str| {
        let text = text.replace("until = 2028\n", &format!("until = 2026\n{months}\n"));
        Scenario::read(&text).is_ok()
    };
    assert!(same("month = 3\nuntil_month = 10"));
    assert!(!same("month = 10\nuntil_month = 3") && !same("month = 3"));
    let closing = text.replace("places = 32.0\n", "places = 32.0\nuntil_month = 3\n");
    assert!(Scenario::read(&closing).is_err());
}

#[test]
fn what_had_happened_by_the_year_of_the_scenario_is_not_counted_again() {
    let text = include_str!("../../examples/scenario.toml");
    let said = |text: String| {
        Scenario::read(&text)
            .expect_err("it must be refused")
            .to_string()
    };
    let opened = said(text.replace(
        "year = 2024\nkind = \"new-home\"",
        "year = 2019\nkind = \"new-home\"",
    ));
    assert!(opened.contains("housing.event 2019 Björken"), "{opened}");
    let renovated = said(
        text.replace("until = 2028", "until = 2018")
            .replace("year = 2026\nkind = \"ren", "year = 2016\nkind = \"ren"),
    );
    assert!(renovated.contains("Linden"), "{renovated}");
    // A renovation that goes on gives its places back later.
    let going_on = text.replace("year = 2026\nkind = \"ren", "year = 2018\nkind = \"ren");
    assert!(Scenario::read(&going_on).is_ok());
    // Hours that were freed before the year are gone from the hours already.
    let mut early = scenario();
    let staffing = early
        .staffing
        .as_mut()
        .expect("staffing is in the scenario");
    for effect in &mut staffing.effects {
        (effect.from, effect.whole) = (2015, 2019);
    }
    let mut none = early.clone();
    none.staffing.as_mut().expect("it is there").effects.clear();
    let fit = fit(2019, 3);
    let need = need(&fit, &counts(&fit), None);
    assert_eq!(staff(&early, &need), staff(&none, &need));
}

#[test]
fn what_is_explained_is_what_is_forecast_where_areas_are_brought_to_their_county() {
    let whole = country(&[("01", 700.0), ("03", 500.0)], 2019);
    // Two municipalities that do not age as their county does, so that factors are not one.
    let parts = |year: i32| {
        let mut areas = std::collections::BTreeMap::new();
        let county = &whole.areas["01"].population[&year];
        for (code, young) in [("0180", true), ("0184", false)] {
            let mut area = projection::people::Area::default();
            let share = |age: usize| if young == (age < 50) { 0.7 } else { 0.3 };
            let people =
                projection::people::Pyramid::from_fn(|sex, age| county.at(sex, age) * share(age));
            area.population.insert(year, people);
            areas.insert(code.to_owned(), area);
        }
        projection::people::Register {
            areas,
            national: None,
        }
    };
    let fit_of = |year, horizon| {
        let terms = Terms {
            jump_off: year,
            horizon,
            slopes: Slopes::Ensemble,
        };
        Fit::new(&parts(year), Some(&whole), terms).expect("it can be fitted")
    };
    let (old, new) = (fit_of(2015, 16), fit_of(2019, 12));
    let scenario = scenario();
    let side = |fit| Side {
        fit,
        area: fit_area(fit),
        scenario: &scenario,
        alternative: None,
    };
    // Children: what is brought to the county is above all births.
    let figure = Figure::Persons("0-19".to_owned());
    let found = explain(side(&old), side(&new), (&figure, 2030)).expect("it can be explained");
    let expected = |fit: &Fit, ahead: usize| -> f64 {
        let people = &fit.areas[0].expected[ahead];
        projection::people::Sex::BOTH
            .iter()
            .map(|sex| people.sum(*sex, 0, 19))
            .sum()
    };
    assert_eq!(found.before as f64, expected(&old, 15).round());
    assert_eq!(found.after as f64, expected(&new, 11).round());
    assert!(!new.areas[0].factors.is_empty());
    let run = Run {
        seed: 2,
        trajectories: 2_000,
        threads: 1,
        detail: Detail::Ages,
    };
    let counts = trajectories_of(
        &new,
        &new.areas[0],
        &NationShocks::new(&new, 2, 2_000),
        &run,
    );
    let mean = told(side(&new), (&counts, 2), (&figure, 2030))
        .expect("it is told")
        .mean;
    assert!((mean / expected(&new, 11) - 1.0).abs() < 0.02, "{mean}");
    assert!(
        told(side(&new), (&counts, 2), (&Figure::Cost, 2030))
            .expect("it is told")
            .mean
            > 0.0
    );
}

#[test]
fn numbers_that_cannot_be_are_refused_with_their_place() {
    let text = include_str!("../../examples/scenario.toml");
    for (from, to, place) in [
        (
            "sick_leave = 0.09",
            "sick_leave = 9.0",
            "staffing.profession.assistant-nurse",
        ),
        ("sick_leave = 0.09", "sick_leave = nan", "sick_leave"),
        ("pay_month = 4", "pay_month = 13", "pay_month"),
        ("pay_share = 0.8", "pay_share = 80.0", "pay_share"),
        ("risk = 0.2", "risk = 20.0", "risk"),
        ("vacant_share = 0.03", "vacant_share = 3.0", "vacant_share"),
        ("share = 0.52", "share = 52.0", "Living alone"),
        ("{ year = 2040,", "{ year = 2010,", "Living alone"),
        ("places = 520.0", "places = inf", "places"),
        ("cost = 190000.0", "cost = -1.0", "service.home-care"),
        ("whole = 2026", "whole = 2020", "Supervision"),
        ("frees = 0.015", "frees = 1.5", "frees"),
        ("retiring = [12.0]", "retiring = []", "care-assistant"),
        (
            "full_time_hours = 1700.0",
            "full_time_hours = nan",
            "full_time_hours",
        ),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from}");
        let said = Scenario::read(&changed).expect_err(to).to_string();
        assert!(said.contains(place), "{to}: {said}");
    }
}

#[test]
fn the_example_leaves_nobody_out() {
    let scenario = scenario();
    let shares = projection::care::by_age(
        &scenario.services["supported-housing"].bands,
        &projection::people::Pyramid::of(100.0),
    );
    for age in 18..=100 {
        assert!(
            shares.at(projection::people::Sex::Female, age) > 0.0,
            "{age}"
        );
    }
    assert_eq!(shares.at(projection::people::Sex::Male, 23), 0.006);
    assert_eq!(shares.at(projection::people::Sex::Male, 65), 0.0025);
}

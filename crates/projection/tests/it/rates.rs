//! Rates: what long ends of files, files that are missing, and small numbers do to them.

use projection::outlook::{Fit, Terms};
use projection::people::{National, Pyramid, Register, Sex, Year};
use projection::rates::{Mortality, Slopes};
use projection::trajectories::{Detail, NationShocks, Run, summarise, trajectories_of};

use super::made_up::{country, municipalities, rates};

const COUNTIES: [(&str, f64); 3] = [("01", 2_000.0), ("03", 900.0), ("09", 150.0)];

fn terms(jump_off: Year, horizon: usize) -> Terms {
    Terms {
        jump_off,
        horizon,
        slopes: Slopes::Ensemble,
    }
}

/// The same with people of 20 to 40 moving in, so that there is migration to find.
fn growing() -> Register {
    let mut whole = country(&COUNTIES, 2000);
    for area in whole.areas.values_mut() {
        for (year, people) in &mut area.population {
            let stock = f64::from(*year - 1970);
            *people = Pyramid::from_fn(|sex, age| {
                let more = if (25..60).contains(&age) {
                    0.004 * stock
                } else {
                    0.0
                };
                people.at(sex, age) * (1.0 + more)
            });
        }
    }
    whole
}

#[test]
fn births_and_moves_go_on_where_rates_ended_long_before_the_jump_off() {
    let whole = growing();
    let parts = municipalities(&whole, &[0.6, 0.4], 2000);
    let soon = Fit::new(&parts, Some(&whole), terms(2000, 3)).expect("it can be fitted");
    let mut late = parts;
    for area in late.areas.values_mut() {
        let people = area.population.remove(&2000).expect("it is known");
        area.population.insert(2018, people);
    }
    let late = Fit::new(&late, Some(&whole), terms(2018, 3)).expect("it can be fitted");
    for (soon, late) in soon.areas.iter().zip(&late.areas) {
        assert!(soon.fertility.total() > 0.5, "{}", soon.fertility.total());
        let births = late.fertility.total() / soon.fertility.total();
        assert!((births - 1.0).abs() < 0.05, "{births}");
        let net = |at: &projection::outlook::Outlook| at.net.rate.sum(Sex::Female, 20, 50);
        assert!(net(soon) > 0.01, "{}", net(soon));
        assert!(
            (net(late) / net(soon) - 1.0).abs() < 0.05,
            "{} {}",
            net(late),
            net(soon)
        );
    }
}

#[test]
fn where_no_children_are_known_nothing_is_forecast() {
    let mut whole = country(&COUNTIES, 2000);
    for area in whole.areas.values_mut() {
        area.births.clear();
        for people in area.population.values_mut() {
            for sex in Sex::BOTH {
                people.of_sex_mut(sex)[0] = 0.0;
            }
        }
    }
    let said = Fit::new(&whole, None, terms(2000, 3)).expect_err("there are no births");
    assert!(said.to_string().contains("births"), "{said}");
}

#[test]
fn without_a_file_of_deaths_moves_are_found_by_expected_deaths() {
    let whole = growing();
    let mut bare = whole.clone();
    bare.national = Some(whole.nation());
    for area in bare.areas.values_mut() {
        area.deaths.clear();
    }
    let known = Fit::new(&whole, None, terms(2000, 3)).expect("it can be fitted");
    let filled = Fit::new(&bare, None, terms(2000, 3)).expect("it can be fitted");
    for (known, filled) in known.areas.iter().zip(&filled.areas) {
        let net = |of: &Pyramid| of.sum(Sex::Male, 20, 50);
        let (known, filled) = (net(&known.net.rate), net(&filled.net.rate));
        assert!(
            known > 0.01 && (filled / known - 1.0).abs() < 0.1,
            "{filled}, not {known}"
        );
    }
}

/// A nation of a few thousand: deaths are whole, and most years none of the young dies.
fn small_nation() -> National {
    let mut nation = National::default();
    let mut state = 12_345_u32;
    let mut chance = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(state >> 8) / 16_777_216.0
    };
    for year in 1970..=2000 {
        let rates = rates(year);
        let died = Pyramid::from_fn(|sex, age| (60.0 * rates.at(sex, age) + chance()).floor());
        nation.exposure.insert(year, Pyramid::of(60.0));
        nation.deaths.insert(year, died);
    }
    nation
}

#[test]
fn the_young_of_a_small_nation_do_not_die_for_want_of_figures() {
    let nation = small_nation();
    let fitted = Mortality::fit(&nation, Slopes::Ensemble, &projection::Tuning::default())
        .expect("there are years enough");
    let (found, truth) = (fitted.rates(2000), rates(2000));
    for ages in [5..=20, 21..=40] {
        let sum = |of: &Pyramid| -> f64 {
            Sex::BOTH
                .iter()
                .map(|sex| of.sum(*sex, *ages.start(), *ages.end()))
                .sum()
        };
        let ratio = sum(&found) / sum(&truth);
        assert!((0.3..3.0).contains(&ratio), "{ages:?}: {ratio}");
    }
}

/// The width of the interval of 80 per cent of 80+ at a horizon, over the mean.
fn width(fit: &Fit, at: usize) -> f64 {
    let run = Run {
        seed: 3,
        trajectories: 600,
        threads: 1,
        detail: Detail::Groups,
    };
    let nation = NationShocks::new(fit, run.seed, run.trajectories);
    let told = summarise(&trajectories_of(fit, &fit.areas[at], &nation, &run));
    let figure = told
        .iter()
        .find(|one| one.ahead == 5 && one.cell.name() == "80+" && one.sex.letter() == "T")
        .expect("it is told");
    (figure.quantiles[3] - figure.quantiles[1]) / figure.mean
}

#[test]
fn years_since_rates_were_known_widen_what_is_not_known_of_an_area() {
    let whole = country(&[("01", 40_000.0), ("03", 900.0)], 2000);
    let parts = municipalities(&whole, &[1.0], 2000);
    let mut soon = Fit::new(&parts, Some(&whole), terms(2000, 5)).expect("it can be fitted");
    // Only the local level is left in doubt, and it is much.
    let only_level = |fit: &mut Fit| {
        fit.nation = projection::outlook::NationSpread::default();
        for area in &mut fit.areas {
            area.shared = projection::outlook::AreaSpread::default();
            area.spread = projection::outlook::AreaSpread {
                walk: [0.03; 3],
                ..projection::outlook::AreaSpread::default()
            };
        }
    };
    only_level(&mut soon);
    let mut late = soon.clone();
    late.mortality.last -= 16;
    let (soon, late) = (width(&soon, 0), width(&late, 0));
    assert!(
        late > 1.4 * soon,
        "{late} after sixteen years, {soon} after none"
    );
}

#[test]
fn births_keep_their_mean_however_far_ahead() {
    let whole = country(&[("01", 3_000.0), ("03", 900.0)], 2000);
    let fit = Fit::new(&whole, None, terms(2000, 20)).expect("it can be fitted");
    let run = Run {
        seed: 3,
        trajectories: 4_000,
        threads: 1,
        detail: Detail::Ages,
    };
    let nation = NationShocks::new(&fit, run.seed, run.trajectories);
    let counts = trajectories_of(&fit, &fit.areas[0], &nation, &run);
    let infants = counts.of_age(19, 0, projection::people::SexOf::All);
    let mean = infants.iter().map(|one| f64::from(*one)).sum::<f64>() / 4_000.0;
    let expected: f64 = Sex::BOTH
        .iter()
        .map(|sex| fit.areas[0].expected[20].at(*sex, 0))
        .sum();
    let ratio = mean / expected;
    assert!((ratio - 1.0).abs() < 0.02, "{ratio}");
}

#[test]
fn what_earlier_forecasts_of_mortality_missed_below_80_is_taken_to_heart() {
    let mut whole = country(&COUNTIES, 2000);
    for area in whole.areas.values_mut() {
        for (year, deaths) in area.deaths.range_mut(1985..) {
            // From 1985 on mortality falls twice as fast as before.
            let left = (-0.015 * f64::from(*year - 1985)).exp();
            *deaths = deaths.map(|died| died * left);
        }
    }
    let fit = Fit::new(&whole, None, terms(2000, 5)).expect("it can be fitted");
    let plain =
        Mortality::fit(&whole.nation(), Slopes::Ensemble, &fit.tuning).expect("it can be fitted");
    let slope = |of: &Mortality, age: usize| of.slope().at(Sex::Male, age);
    assert!(slope(&fit.mortality, 65) < slope(&plain, 65) - 0.0005);
    assert_eq!(slope(&fit.mortality, 85), slope(&plain, 85));
    let simpler = Terms {
        slopes: Slopes::LeeCarter,
        ..terms(2000, 5)
    };
    let simpler = Fit::new(&whole, None, simpler).expect("it can be fitted");
    let plain =
        Mortality::fit(&whole.nation(), Slopes::LeeCarter, &fit.tuning).expect("it can be fitted");
    assert_eq!(slope(&simpler.mortality, 65), slope(&plain, 65));
}

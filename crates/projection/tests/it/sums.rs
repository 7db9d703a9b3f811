//! Sums: told as the area above, or as the nation, only where every part of it is there.

use projection::outlook::{Family, Fit, Terms};
use projection::people::Register;
use projection::rates::Slopes;
use projection::trajectories::{Detail, Run, with_sums};

use super::made_up::{country, municipalities};

const COUNTIES: [(&str, f64); 3] = [("01", 2_000.0), ("03", 900.0), ("09", 150.0)];

fn fit(register: &Register, above: Option<&Register>) -> Fit {
    let terms = Terms {
        jump_off: 2000,
        horizon: 2,
        slopes: Slopes::Ensemble,
    };
    Fit::new(register, above, terms).expect("it can be fitted")
}

fn told(fit: &Fit, threads: usize) -> Vec<String> {
    let run = Run {
        seed: 1,
        trajectories: 32,
        threads,
        detail: Detail::Groups,
    };
    let told = with_sums(fit, &run, &|_| {}, &|_, _| ());
    told.into_iter().map(|(code, ())| code).collect()
}

#[test]
fn a_family_that_is_not_all_there_is_not_its_county() {
    let whole = country(&COUNTIES, 2000);
    let mut parts = municipalities(&whole, &[0.6, 0.3, 0.1], 2000);
    parts.areas.remove("0182");
    let fit = fit(&parts, Some(&whole));
    assert_eq!(fit.family("01"), Some(Family::Part));
    assert_eq!(fit.family("00"), Some(Family::Part));
    let told = told(&fit, 2);
    assert!(!told.contains(&"01".to_owned()), "{told:?}");
    assert!(!told.contains(&"00".to_owned()), "{told:?}");
    assert!(told.contains(&"03".to_owned()), "{told:?}");
}

#[test]
fn a_county_without_municipalities_is_missing_from_the_nation() {
    let whole = country(&COUNTIES, 2000);
    let mut parts = municipalities(&whole, &[0.6, 0.4], 2000);
    parts.areas.retain(|code, _| !code.starts_with("09"));
    let told = told(&fit(&parts, Some(&whole)), 1);
    assert!(
        told.contains(&"01".to_owned()) && !told.contains(&"00".to_owned()),
        "{told:?}"
    );
}

#[test]
fn one_county_is_not_the_nation_though_all_of_it_is_there() {
    let whole = country(&COUNTIES[..1], 2000);
    let fit = fit(&municipalities(&whole, &[0.6, 0.4], 2000), Some(&whole));
    assert_eq!(fit.family("01"), Some(Family::Whole));
    assert_eq!(fit.family("00"), Some(Family::Part));
    assert_eq!(told(&fit, 1), ["01", "0180", "0181"]);
}

#[test]
fn an_area_without_one_above_keeps_the_nation_from_being_told_on_any_number_of_threads() {
    let whole = country(&COUNTIES, 2000);
    let parts = municipalities(&whole, &[0.6, 0.4], 2000);
    let mut above = whole;
    above.areas.remove("09");
    for threads in [1, 2, 4] {
        let told = told(&fit(&parts, Some(&above)), threads);
        assert!(!told.contains(&"00".to_owned()), "{threads}: {told:?}");
    }
}

#[test]
fn where_the_county_is_not_known_at_the_jump_off_somebody_must_say_that_all_are_there() {
    let earlier = country(&COUNTIES, 1995);
    let parts = municipalities(&country(&COUNTIES, 2000), &[0.6, 0.4], 2000);
    let mut fit = fit(&parts, Some(&earlier));
    assert_eq!(fit.family("01"), Some(Family::Unknown));
    assert_eq!(told(&fit, 1).len(), 6);
    fit.believe_whole();
    assert_eq!(told(&fit, 1).len(), 6 + 4);
}

#[test]
fn counties_are_the_nation_unless_its_own_file_says_otherwise() {
    let whole = country(&COUNTIES, 2000);
    assert_eq!(fit(&whole, None).family("00"), Some(Family::Whole));
    let mut part = whole.clone();
    part.national = Some(whole.nation());
    part.areas.remove("09");
    assert_eq!(fit(&part, None).family("00"), Some(Family::Part));
    let alone = country(&COUNTIES[..1], 2000);
    assert_eq!(fit(&alone, None).family("00"), Some(Family::Part));
}

#[test]
fn growth_between_two_years_ahead_is_taken_within_each_trajectory() {
    use projection::claims::{Claims, Outcomes};
    use projection::people::{Group, SexOf};
    use projection::trajectories::{NationShocks, quantiles, trajectories_of};
    let whole = country(&COUNTIES, 2000);
    let terms = Terms {
        jump_off: 2000,
        horizon: 16,
        slopes: Slopes::Ensemble,
    };
    let fit = Fit::new(&whole, None, terms).expect("it can be fitted");
    let run = Run {
        seed: 1,
        trajectories: 400,
        threads: 1,
        detail: Detail::Groups,
    };
    let counts = trajectories_of(&fit, &fit.areas[2], &NationShocks::new(&fit, 1, 400), &run);
    let claims = "[[claim]]\ntext = 'a'\nsource = 'b'\nkind = 'growth'\narea = '09'\ngroup = '65+'\n\
                  from = 2012\nto = 2016\nper_cent = 1.0\ngive = 1.0\n";
    let claims = Claims::read(claims).expect("they can be read").claims;
    let told = Outcomes::of("09", &claims, (2000, &counts));
    let known = told.growth("09", "65+", (2012, 2016)).expect("it is ahead");
    let group = |at| counts.of_group(at, Group::OLDER, SexOf::All);
    let mut ratios: Vec<f64> = group(11)
        .iter()
        .zip(group(15))
        .map(|(begin, end)| 100.0 * (f64::from(end) / f64::from(*begin) - 1.0))
        .collect();
    ratios.sort_by(f64::total_cmp);
    assert!((known.middle - ratios[200]).abs() < 0.2, "{known:?}");
    assert!(
        (known.low - ratios[10]).abs() < 0.3,
        "{known:?} {}",
        ratios[10]
    );
    // The ends by themselves, over the middle of the beginning, are much wider.
    let [_, _, begin, _, _] = quantiles(&group(11));
    let [low, _, _, _, high] = quantiles(&group(15));
    assert!(known.high - known.low < 0.8 * 100.0 * (high - low) / begin);
    assert!(told.growth("09", "80+", (2012, 2016)).is_none());
}

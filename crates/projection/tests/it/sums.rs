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
    assert!(told.contains(&"01".to_owned()) && !told.contains(&"00".to_owned()), "{told:?}");
}

#[test]
fn an_area_without_one_above_keeps_the_nation_from_being_told_on_any_number_of_threads() {
    let whole = country(&COUNTIES, 2000);
    let parts = municipalities(&whole, &[0.6, 0.4], 2000);
    let mut above = whole.clone();
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

//! Instances of the research community: small ones of our own.

use std::fmt::Write as _;

use route_solver::formats::hhcrsp::Instance;
use route_solver::{Iterations, Search};

/// A line of patients, every third with two services that hang together.
pub(crate) fn instance(patients: usize) -> String {
    let mut text = String::from(
        r#"{"services":[{"id":"s1","default_duration":10},{"id":"s2","default_duration":15}],"#,
    );
    text.push_str(r#""caregivers":[{"id":"c1","abilities":["s1"]},{"id":"c2","abilities":["s2"]},{"id":"c3","abilities":["s1","s2"]}],"#);
    text.push_str(r#""patients":["#);
    for p in 0..patients {
        let from = (p * 37) % 240;
        let tie = match p % 6 {
            0 => r#","synchronization":{"type":"simultaneous"}"#,
            3 => r#","synchronization":{"type":"sequential","distance":[20,40]}"#,
            _ => "",
        };
        let services = if p % 3 == 0 {
            r#"{"service":"s1"},{"service":"s2","duration":5}"#
        } else {
            r#"{"service":"s2"}"#
        };
        let comma = if p == 0 { "" } else { "," };
        write!(text, r#"{comma}{{"id":"p{p}","time_window":[{from},{}],"required_caregivers":[{services}]{tie}}}"#, from + 60)
            .expect("a text takes it");
    }
    text.push_str(r#"],"distances":["#);
    for a in 0..=patients {
        let row: Vec<String> = (0..=patients)
            .map(|b| (1.5 * ((a * 7 % 20) as f64 - (b * 7 % 20) as f64).abs()).to_string())
            .collect();
        write!(text, "{}[{}]", if a == 0 { "" } else { "," }, row.join(","))
            .expect("a text takes it");
    }
    text.push_str("]}");
    text
}

#[test]
fn plans_hold_before_the_judge_and_have_the_figures_they_say() {
    let instance = Instance::read(&instance(24)).expect("it is whole");
    let planned = instance.plan(&Search::default(), &Iterations(30_000), None);
    let (flaws, figures) = instance.judge(&planned.solution);
    assert_eq!(flaws, Vec::<String>::new());
    assert_eq!(planned.unassigned, 0);
    assert!((figures.objective() - planned.figures.objective()).abs() < 0.01);
}

#[test]
fn the_answer_is_the_same_for_any_number_of_threads() {
    let instance = Instance::read(&instance(18)).expect("it is whole");
    let plan = |threads| {
        let how = Search {
            threads,
            chains: 3,
            seed: 5,
        };
        instance.plan(&how, &Iterations(20_000), None)
    };
    let one = plan(1);
    assert_eq!(one, plan(2));
    assert_eq!(one, plan(8));
}

#[test]
fn more_search_is_no_worse_and_a_plan_can_be_gone_on_from() {
    let instance = Instance::read(&instance(24)).expect("it is whole");
    let how = Search::default();
    let first = instance.plan(&how, &Iterations(0), None);
    let later = instance.plan(&how, &Iterations(20_000), None);
    let again = instance.plan(&how, &Iterations(1_000), Some(&later.solution));
    assert!(later.figures.objective() <= first.figures.objective());
    assert!(again.figures.objective() <= later.figures.objective() + 1e-9);
}

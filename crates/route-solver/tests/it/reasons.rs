//! Reasons and relaxations of visits that were left out, held before the judge.

use route_solver::care::{
    CarePlan, Explanation, Prices, Problem, Reason, Relaxation, SampleSize, Span, TieKind, explain,
    plan_care, prove, sample,
};
use route_solver::{Format, Iterations, Job, Search};

fn size(clients: usize, carers: usize) -> SampleSize {
    SampleSize {
        clients,
        carers,
        days: 1,
    }
}

/// Plans and explains all that is left out; everything said is proved.
fn said(problem: &Problem) -> Vec<Explanation> {
    let planned = plan_care(problem, None, &Search::default(), &Iterations(5_000));
    let plan = planned.expect("the problem is whole").plan;
    let explained = plan.unassigned.iter().map(|id| {
        let said = explain(problem, &plan, id).expect("it is in the problem");
        assert_eq!(prove(problem, &plan, &said), Vec::new(), "{said:?}");
        said
    });
    explained.collect()
}

#[test]
fn every_visit_left_out_of_an_overfull_unit_has_a_proved_reason_and_relaxation() {
    for seed in 0..4 {
        let problem = sample(size(24, 5), seed);
        let said = said(&problem);
        assert!(said.len() > 5, "seed {seed}: {}", said.len());
        let by_others = |one: &&Explanation| one.reasons.contains(&Reason::OtherVisits);
        assert!(said.iter().filter(by_others).count() > 0);
    }
}

#[test]
fn the_way_is_the_reason_where_nobody_can_be_there_in_time() {
    let mut problem = sample(size(6, 4), 2);
    let first = problem.visits.first().expect("there are visits").clone();
    let place = problem
        .clients
        .iter()
        .find(|client| client.id == first.client)
        .map(|client| client.place)
        .expect("it is there");
    // Far out at sea: hours away by any mode.
    problem.places[place].longitude += 9.0;
    let said = said(&problem);
    let one = said.iter().find(|one| one.visit == first.id);
    let reasons = &one.expect("nobody can reach it").reasons;
    assert_eq!(Vec::from_iter(reasons), [&Reason::Way]);
}

#[test]
fn a_double_staffing_for_one_carer_alone_wants_a_partner() {
    let mut problem = sample(size(40, 1), 1);
    let double = problem.ties.iter().find(|tie| tie.kind == TieKind::Double);
    let double = double.expect("one of twenty is").clone();
    let keep = [double.first.clone(), double.second.clone()];
    problem.visits.retain(|visit| keep.contains(&visit.id));
    problem.ties = vec![double];
    for visit in &mut problem.visits {
        visit.needs.clear();
    }
    let shift = problem.carers[0].shifts.first_mut().expect("one works");
    (shift.from.0, shift.to.0) = (6 * 3_600, 23 * 3_600);
    let said = said(&problem);
    assert_eq!(said.len(), 2);
    for one in said {
        assert_eq!(Vec::from_iter(&one.reasons), [&Reason::Partner]);
        assert!(matches!(
            one.relaxation,
            Some(Relaxation::MoreCarers { carers: 1, .. })
        ));
    }
}

#[test]
fn what_costs_more_than_leaving_it_out_is_left_out_and_says_so() {
    let mut problem = sample(size(6, 6), 3);
    problem.prices = Prices {
        unassigned: 1,
        ..problem.prices
    };
    let said = said(&problem);
    assert!(!said.is_empty());
    for one in &said {
        assert_eq!(Vec::from_iter(&one.reasons), [&Reason::Price]);
        assert_eq!(one.relaxation, Some(Relaxation::Nothing));
    }
}

#[test]
fn the_judge_does_not_believe_everything() {
    let mut problem = sample(size(12, 8), 3);
    let visit = problem.visits.first_mut().expect("there are visits");
    visit.needs.insert("sign-language".to_owned());
    let id = visit.id.clone();
    let planned = plan_care(&problem, None, &Search::default(), &Iterations(5_000));
    let plan = planned.expect("the problem is whole").plan;
    let said = explain(&problem, &plan, &id).expect("it is in the problem");
    assert_eq!(prove(&problem, &plan, &said), Vec::new());
    let mut wrong = said.clone();
    wrong.reasons = [Reason::Hours].into();
    assert!(!prove(&problem, &plan, &wrong).is_empty());
    let mut too_much = said.clone();
    too_much.reasons.insert(Reason::Hours);
    assert!(!prove(&problem, &plan, &too_much).is_empty());
    let mut unproved = said;
    if let Some(proof) = &mut unproved.proof {
        for start in &mut proof.plan.starts {
            start.start = start.start.plus(Span::minutes(1));
        }
    }
    assert!(!prove(&problem, &plan, &unproved).is_empty());
}

#[test]
fn a_plan_written_with_reasons_can_be_read_again() {
    let problem = sample(size(24, 5), 1);
    let text = serde_json::to_string(&problem).expect("it can be written");
    let read = || Job::read(Format::Sammanhang, None, &text).expect("it is whole");
    let outcome = read()
        .run(&Search::default(), &Iterations(2_000))
        .expect("it can be planned");
    let plan: CarePlan = serde_json::from_str(&outcome.text).expect("it is our own");
    assert_eq!(plan.reasons.len(), plan.unassigned.len());
    assert!(!plan.reasons.is_empty() && outcome.page.contains("Det räcker att"));
    assert!(read().begin_from(outcome.text).is_ok());
}

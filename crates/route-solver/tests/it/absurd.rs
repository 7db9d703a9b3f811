//! Problems that make no sense get answers that do.

use route_solver::care::{
    Place, Problem, SampleSize, Span, Tie, TieKind, Travel, check, plan_care, sample,
};
use route_solver::{Iterations, Search};

fn unit() -> Problem {
    let size = SampleSize {
        clients: 8,
        carers: 4,
        days: 1,
    };
    sample(size, 9)
}

fn holds(problem: &Problem) -> usize {
    let planned =
        plan_care(problem, None, &Search::default(), &Iterations(3_000)).expect("it is whole");
    assert_eq!(check(problem, &planned.plan), Vec::new());
    planned.plan.unassigned.len()
}

#[test]
fn nobody_works() {
    let mut problem = unit();
    problem.carers.clear();
    problem.clients.iter_mut().for_each(|client| {
        client.named = None;
        client.usual.clear();
    });
    assert_eq!(holds(&problem), problem.visits.len());
}

#[test]
fn nothing_is_to_be_done() {
    let mut problem = unit();
    problem.visits.clear();
    problem.ties.clear();
    assert_eq!(holds(&problem), 0);
}

#[test]
fn windows_of_zero_are_met_exactly() {
    let mut problem = unit();
    for window in problem
        .visits
        .iter_mut()
        .flat_map(|visit| &mut visit.windows)
    {
        (window.due, window.to) = (window.from, window.from);
    }
    holds(&problem);
}

#[test]
fn places_that_cannot_be_reached_are_left_out() {
    let mut problem = unit();
    let n = problem.places.len();
    for mode in &mut problem.modes {
        let rows = (0..n).map(|a| {
            (0..n)
                .map(|b| Span(if a == b { 0 } else { 300_000_000 }))
                .collect()
        });
        mode.travel = Travel::Matrix(rows.collect());
    }
    assert_eq!(holds(&problem), problem.visits.len());
}

#[test]
fn numbers_that_make_no_sense_are_named() {
    let mut problem = unit();
    problem.places[3].latitude = f64::NAN;
    assert_eq!(
        problem.whole().expect_err("it is absurd").place(),
        "places[3]"
    );
    let mut problem = unit();
    problem.visits[2].length = Span(-1);
    assert_eq!(
        problem.whole().expect_err("it is absurd").place(),
        "visits[2]"
    );
}

#[test]
fn ties_that_contradict_each_other_are_refused() {
    let mut problem = unit();
    let tie = |least, most| Tie {
        first: problem.visits[0].id.clone(),
        second: problem.visits[1].id.clone(),
        least: Span(least),
        most: Span(most),
        kind: TieKind::Gap,
    };
    let ties = vec![tie(0, 10), tie(20, 30)];
    problem.ties = ties;
    let refused = plan_care(&problem, None, &Search::default(), &Iterations(10));
    assert_eq!(refused.expect_err("nobody can do that").place(), "ties");
}

#[test]
fn a_way_that_takes_years_is_not_gone() {
    let mut problem = unit();
    for (number, place) in problem.places.iter_mut().enumerate() {
        (place.latitude, place.longitude) = (if number % 2 == 0 { 80.0 } else { -80.0 }, 1.0);
    }
    for mode in &mut problem.modes {
        mode.travel = Travel::Speed {
            kilometres_per_hour: 0.1,
            detour: 100.0,
            besides: Span(300_000_000),
        };
    }
    holds(&problem);
}

#[test]
fn a_place_without_a_position_is_refused_where_speed_needs_one() {
    let mut problem = unit();
    problem.places[4] = Place::default();
    assert_eq!(
        problem.whole().expect_err("nobody knows where").place(),
        "places[4]"
    );
}

#[test]
fn more_places_than_can_be_planned_at_once_are_refused() {
    let mut problem = unit();
    let place = problem.places[0];
    problem.places.resize(10_001, place);
    let refused = plan_care(&problem, None, &Search::default(), &Iterations(10));
    assert_eq!(refused.expect_err("it is too large").place(), "places");
}

//! Ties between visits that have several windows.

use route_solver::care::{
    Carer, Client, Mode, Moment, Needs, Place, Prices, Problem, SampleSize, Shift, Span, Tie,
    TieKind, Travel, Visit, Window, check, plan_care, sample,
};
use route_solver::{Iterations, Search};

fn hours(from: i32, to: i32) -> Window {
    Window {
        from: Moment::clock(0, from, 0),
        due: Moment::clock(0, to, 0),
        to: Moment::clock(0, to, 0),
    }
}

fn able(skill: &str) -> Needs {
    Needs::from([skill.to_owned()])
}

fn carer(id: &str, from: Moment) -> Carer {
    Carer {
        id: id.to_owned(),
        skills: able(id),
        team: None,
        mode: "foot".to_owned(),
        shifts: vec![Shift {
            from,
            to: Moment::clock(0, 18, 0),
            overtime_max: Span(0),
            start: 0,
            end: 0,
            breaks: Vec::new(),
        }],
    }
}

fn visit(needs: &str, windows: Vec<Window>) -> Visit {
    Visit {
        id: format!("visit-{needs}"),
        client: "client".to_owned(),
        length: Span::minutes(30),
        windows,
        needs: able(needs),
        priority: 5,
        remote: false,
        pin: None,
    }
}

/// The first visit has one window and can start at 9:30; the second has two and must follow soon.
fn first_waits_for_second() -> Problem {
    Problem {
        version: 1,
        places: vec![Place::default()],
        modes: vec![Mode {
            id: "foot".to_owned(),
            travel: Travel::Matrix(vec![vec![Span(0)]]),
        }],
        clients: vec![Client {
            id: "client".to_owned(),
            place: 0,
            team: None,
            named: None,
            usual: Vec::new(),
            excluded: Vec::new(),
            wishes: Vec::new(),
            met: Vec::new(),
        }],
        carers: vec![
            carer("first", Moment::clock(0, 9, 30)),
            carer("second", Moment::clock(0, 7, 0)),
        ],
        visits: vec![
            visit("first", vec![hours(7, 12)]),
            visit("second", vec![hours(8, 9), hours(13, 14)]),
        ],
        ties: vec![Tie {
            first: "visit-first".to_owned(),
            second: "visit-second".to_owned(),
            least: Span::minutes(60),
            most: Span::minutes(90),
            kind: TieKind::Gap,
        }],
        prices: Prices::default(),
        rest: None,
    }
}

#[test]
fn a_visit_waits_for_the_later_window_of_the_one_that_follows_it() {
    let problem = first_waits_for_second();
    let planned = plan_care(&problem, None, &Search::default(), &Iterations(1_000))
        .expect("the problem is whole");
    assert_eq!(check(&problem, &planned.plan), Vec::new());
    let starts: Vec<(&str, Moment)> = planned
        .plan
        .starts
        .iter()
        .map(|start| (start.visit.as_str(), start.start))
        .collect();
    let expected = [
        ("visit-first", Moment::clock(0, 11, 30)),
        ("visit-second", Moment::clock(0, 13, 0)),
    ];
    assert_eq!(starts, expected);
}

#[test]
fn ties_hold_where_every_third_visit_has_two_windows() {
    for seed in 0..8 {
        let size = SampleSize {
            clients: 14,
            carers: 6,
            days: 1,
        };
        let mut problem = sample(size, seed);
        for visit in problem.visits.iter_mut().step_by(3) {
            let Some(&first) = visit.windows.first() else {
                continue;
            };
            let later = |moment: Moment| moment.plus(Span::minutes(280));
            visit.windows.push(Window {
                from: later(first.from),
                due: later(first.due),
                to: later(first.to),
            });
        }
        let ids: Vec<String> = problem.visits.iter().map(|v| v.id.clone()).collect();
        for pair in ids.chunks_exact(5) {
            problem.ties.push(Tie {
                first: pair[0].clone(),
                second: pair[3].clone(),
                least: Span::minutes(-30),
                most: Span::minutes(180),
                kind: TieKind::Gap,
            });
        }
        let planned = plan_care(&problem, None, &Search::default(), &Iterations(5_000))
            .expect("the problem is whole");
        assert_eq!(check(&problem, &planned.plan), Vec::new(), "seed {seed}");
    }
}

#[test]
fn a_pair_that_cannot_be_made_leaves_alone_what_is_tied_to_it_by_a_gap() {
    // A third visit follows the pair; the pair has no second carer.
    let mut problem = first_waits_for_second();
    problem.visits[1].windows = vec![hours(7, 12)];
    let mut third = visit("first", vec![hours(12, 16)]);
    third.id = "visit-third".to_owned();
    problem.visits.push(third);
    problem.carers.truncate(1);
    problem.ties[0].kind = TieKind::Double;
    (problem.ties[0].least, problem.ties[0].most) = (Span(0), Span(0));
    problem.ties.push(Tie {
        first: "visit-first".to_owned(),
        second: "visit-third".to_owned(),
        least: Span::minutes(60),
        most: Span::minutes(600),
        kind: TieKind::Gap,
    });
    let planned = plan_care(&problem, None, &Search::default(), &Iterations(1_000))
        .expect("the problem is whole");
    assert_eq!(check(&problem, &planned.plan), Vec::new());
    let made: Vec<&str> = planned
        .plan
        .starts
        .iter()
        .map(|s| s.visit.as_str())
        .collect();
    assert_eq!(made, ["visit-third"]);
}

#[test]
fn double_staffing_of_no_length_is_refused() {
    let mut problem = first_waits_for_second();
    problem.ties[0].kind = TieKind::Double;
    (problem.ties[0].least, problem.ties[0].most) = (Span(0), Span(0));
    problem.visits[1].length = Span(0);
    let refused = problem.whole().expect_err("nobody can overlap with it");
    assert_eq!(refused.place(), "ties[0]");
}

#[test]
fn time_from_a_place_to_itself_is_refused() {
    let mut problem = first_waits_for_second();
    problem.modes[0].travel = Travel::Matrix(vec![vec![Span(1)]]);
    let refused = problem.whole().expect_err("staying takes no time");
    assert!(refused.place().starts_with("modes[0]"), "{refused}");
}

//! Home care: the judge, the figures, pins, replanning, reasons.

use route_solver::care::{
    CarePlan, Moment, Pin, Problem, Reason, Relaxation, Rest, RestFlaw, SampleSize, Shift, Span,
    Weighing, check, explain, plan_care, prove, rest_flaws, sample, trade_off,
};
use route_solver::{Format, Iterations, Job, Search};

/// What a caller may ask for.
const WORKING_HOURS: Rest = Rest {
    daily: Span::minutes(11 * 60),
    weekly: Span::minutes(36 * 60),
};

fn unit() -> Problem {
    let size = SampleSize {
        clients: 24,
        carers: 10,
        days: 1,
    };
    let mut problem = sample(size, 3);
    problem.rest = Some(WORKING_HOURS);
    problem
}

fn plan(problem: &Problem, in_force: Option<&CarePlan>) -> route_solver::care::Planned {
    plan_care(problem, in_force, &Search::default(), &Iterations(20_000))
        .expect("the problem is whole")
}

#[test]
fn plans_hold_before_the_judge() {
    let problem = unit();
    let planned = plan(&problem, None);
    assert_eq!(check(&problem, &planned.plan), Vec::new());
    assert!(planned.plan.unassigned.len() < problem.visits.len() / 10);
}

#[test]
fn the_answer_is_the_same_for_any_number_of_threads() {
    let problem = unit();
    let run = |threads| {
        let how = Search {
            seed: 2,
            threads,
            chains: 2,
        };
        plan_care(&problem, None, &how, &Iterations(5_000)).expect("the problem is whole")
    };
    assert_eq!(run(1), run(2));
}

#[test]
fn a_fortnight_holds_and_few_carers_cost_travel() {
    let size = SampleSize {
        clients: 6,
        carers: 6,
        days: 7,
    };
    let mut problem = sample(size, 4);
    problem.rest = Some(WORKING_HOURS);
    assert_eq!(rest_flaws(&problem), Vec::new());
    let weighings: Vec<Weighing> = [(0, 1), (5_000, 1), (5_000, 10), (0, 10)]
        .map(|(another_carer, late)| Weighing {
            another_carer,
            late,
        })
        .to_vec();
    let front = trade_off(
        &problem,
        &weighings,
        &Search::default(),
        &Iterations(40_000),
    )
    .expect("it is whole");
    assert!(!front.is_empty());
    for (_, planned) in &front {
        assert_eq!(check(&problem, &planned.plan), Vec::new());
    }
    assert!(front.len() > 1, "few carers cost something");
    let figures = |i: usize| {
        let terms = &front[i].1.terms;
        (terms.travel, terms.carers_per_client, terms.late)
    };
    for i in 1..front.len() {
        let ((way, carers, late), (less, more, later)) = (figures(i), figures(i - 1));
        assert!(way >= less && (carers < more || late < later), "{front:?}");
    }
}

#[test]
fn teams_are_planned_apart_and_together_make_one_plan() {
    let size = SampleSize {
        clients: 310,
        carers: 100,
        days: 1,
    };
    let problem = sample(size, 5);
    let planned =
        plan_care(&problem, None, &Search::default(), &Iterations(2_000)).expect("it is whole");
    assert_eq!(check(&problem, &planned.plan), Vec::new());
}

#[test]
fn teams_together_have_the_iterations_that_all_chains_were_granted() {
    let size = SampleSize {
        clients: 310,
        carers: 100,
        days: 1,
    };
    let problem = sample(size, 5);
    let planned = |chains| {
        let how = Search {
            chains,
            ..Search::default()
        };
        plan_care(&problem, None, &how, &Iterations(20_480))
            .expect("it is whole")
            .iterations
    };
    assert_eq!((planned(1), planned(2)), (20_480, 40_960));
}

#[test]
fn a_pinned_visit_never_moves() {
    let mut problem = unit();
    let before = plan(&problem, None).plan;
    let pinned = before.starts.first().expect("something is planned").clone();
    let visit = problem
        .visits
        .iter_mut()
        .find(|v| v.id == pinned.visit)
        .expect("it is there");
    visit.pin = Some(Pin {
        carer: pinned.carer.clone(),
        start: Some(pinned.start),
    });
    let after = plan(&problem, None).plan;
    assert!(after.starts.contains(&pinned));
}

#[test]
fn a_sick_call_moves_little() {
    let mut problem = unit();
    problem.prices.moved = 3_600;
    let before = plan(&problem, None).plan;
    let sick = before
        .starts
        .first()
        .expect("something is planned")
        .carer
        .clone();
    let carer = problem
        .carers
        .iter_mut()
        .find(|c| c.id == sick)
        .expect("it is there");
    carer.shifts.clear();
    let others = before.starts.iter().filter(|s| s.carer != sick).count();
    let after = plan(&problem, Some(&before));
    assert_eq!(check(&problem, &after.plan), Vec::new());
    let moved = before
        .starts
        .iter()
        .filter(|s| {
            s.carer != sick
                && !after
                    .plan
                    .starts
                    .iter()
                    .any(|t| t.visit == s.visit && t.carer == s.carer)
        })
        .count();
    assert!(moved * 100 <= others * 15, "{moved} of {others}");
}

#[test]
fn a_skill_that_nobody_has_is_the_reason() {
    let mut problem = unit();
    let visit = problem
        .visits
        .iter_mut()
        .find(|v| v.id.ends_with("-0"))
        .expect("there are visits");
    let id = visit.id.clone();
    visit.needs.insert("sign-language".to_owned());
    let planned = plan(&problem, None);
    assert!(planned.plan.unassigned.contains(&id));
    let said = explain(&problem, &planned.plan, &id).expect("it is in the problem");
    assert_eq!(prove(&problem, &planned.plan, &said), Vec::new());
    assert_eq!(
        Vec::from_iter(said.reasons),
        [Reason::Skill("sign-language".to_owned())]
    );
    assert!(matches!(
        said.relaxation,
        Some(Relaxation::WithoutSkill(_) | Relaxation::MoreCarers { .. })
    ));
}

#[test]
fn hours_that_nobody_works_are_the_reason() {
    let mut problem = unit();
    let visit = problem.visits.first_mut().expect("there are visits");
    let id = visit.id.clone();
    for window in &mut visit.windows {
        (window.from, window.due, window.to) = (
            Moment::clock(0, 2, 0),
            Moment::clock(0, 2, 0),
            Moment::clock(0, 3, 0),
        );
    }
    let planned = plan(&problem, None);
    let said = explain(&problem, &planned.plan, &id).expect("it is in the problem");
    assert_eq!(prove(&problem, &planned.plan, &said), Vec::new());
    assert_eq!(Vec::from_iter(said.reasons), [Reason::Hours]);
}

#[test]
fn short_rest_is_found() {
    let mut problem = unit();
    let carer = problem.carers.first_mut().expect("there are carers");
    let late = Shift {
        from: Moment::clock(0, 14, 0),
        to: Moment::clock(0, 22, 0),
        overtime_max: Span(0),
        start: 0,
        end: 0,
        breaks: Vec::new(),
    };
    let early = Shift {
        from: Moment::clock(1, 7, 0),
        to: Moment::clock(1, 15, 0),
        ..late.clone()
    };
    carer.shifts = vec![late, early];
    assert_eq!(rest_flaws(&problem).len(), 1);
}

#[test]
fn a_week_without_a_day_off_is_found() {
    let mut problem = unit();
    let carer = problem.carers.first_mut().expect("there are carers");
    carer.shifts = (0..7)
        .map(|day| Shift {
            from: Moment::clock(day, 8, 0),
            to: Moment::clock(day, 16, 0),
            overtime_max: Span(0),
            start: 0,
            end: 0,
            breaks: Vec::new(),
        })
        .collect();
    let without = RestFlaw::Weekly {
        carer: carer.id.clone(),
        from: Moment(0),
        least: WORKING_HOURS.weekly,
    };
    assert_eq!(rest_flaws(&problem), [without]);
}

#[test]
fn a_break_that_has_no_room_is_told() {
    let size = SampleSize {
        clients: 3,
        carers: 2,
        days: 1,
    };
    let mut problem = sample(size, 1);
    for shift in problem
        .carers
        .iter_mut()
        .flat_map(|carer| &mut carer.shifts)
    {
        for rest in &mut shift.breaks {
            // Longer than any shift.
            rest.length = Span::minutes(24 * 60);
        }
    }
    let text = serde_json::to_string(&problem).expect("it can be written");
    let outcome = Job::read(Format::Sammanhang, None, &text)
        .expect("it is whole")
        .run(&Search::default(), &Iterations(1_000))
        .expect("it can be planned");
    assert_eq!(outcome.summary.flaws, outcome.flaws.len());
    let is_told = |flaw: &String| flaw.ends_with("has no break where one is due");
    assert!(outcome.flaws.iter().any(is_told), "{:?}", outcome.flaws);
}

#[test]
fn two_breaks_that_are_alike_need_two_pauses() {
    let mut problem = unit();
    let planned = plan(&problem, None).plan;
    let pause = planned.pauses.first().expect("breaks are taken").clone();
    let carer = problem
        .carers
        .iter_mut()
        .find(|carer| carer.id == pause.carer)
        .expect("it is there");
    let again = carer.shifts[pause.shift].breaks[0];
    carer.shifts[pause.shift].breaks.push(again);
    let flaws = check(&problem, &planned);
    assert_eq!(flaws.len(), 1, "{flaws:?}");
    assert_eq!(flaws[0].of, pause.carer);
    // And a plan made for both has both, and gives neither up for a visit.
    let anew = plan(&problem, Some(&planned)).plan;
    assert_eq!(check(&problem, &anew), Vec::new());
}

#[test]
fn a_pin_and_a_break_are_not_given_up_for_the_dearest_visits() {
    let size = SampleSize {
        clients: 12,
        carers: 2,
        days: 1,
    };
    let mut problem = sample(size, 6);
    problem.prices.unassigned = 100_000_000;
    problem.prices.moved = 0;
    for visit in &mut problem.visits {
        visit.priority = 1;
    }
    let before = plan(&problem, None).plan;
    assert!(before.unassigned.len() > 5);
    assert_eq!(check(&problem, &before), Vec::new());
    // The least important of all, at a time of its own.
    let pinned = before.starts[before.starts.len() / 2].clone();
    let visit = problem.visits.iter_mut().find(|v| v.id == pinned.visit);
    let visit = visit.expect("it is there");
    visit.priority = 9;
    visit.pin = Some(Pin {
        carer: pinned.carer.clone(),
        start: Some(pinned.start),
    });
    let after = plan(&problem, None).plan;
    assert!(after.starts.contains(&pinned));
    assert_eq!(check(&problem, &after), Vec::new());
}

#[test]
fn a_pinned_visit_that_nobody_makes_is_told() {
    let mut problem = unit();
    let mut left = plan(&problem, None).plan;
    let gone = left.starts.remove(0);
    left.unassigned.push(gone.visit.clone());
    let visit = problem.visits.iter_mut().find(|v| v.id == gone.visit);
    visit.expect("it is there").pin = Some(Pin {
        carer: gone.carer,
        start: None,
    });
    let told = |flaw: &route_solver::care::Flaw| flaw.what.contains("nobody makes it");
    assert!(check(&problem, &left).iter().any(told));
}

#[test]
fn overtime_leaves_the_rest_that_is_asked_for_and_no_more() {
    let rest = |daily| Rest {
        daily: Span::minutes(daily),
        weekly: Span(0),
    };
    let mut problem = unit();
    problem.carers.truncate(1);
    let carer = &mut problem.carers[0];
    let shift = |day, from, to| Shift {
        from: Moment::clock(day, from, 0),
        to: Moment::clock(day, to, 0),
        overtime_max: Span(0),
        start: 0,
        end: 0,
        breaks: Vec::new(),
    };
    carer.shifts = vec![shift(0, 12, 20), shift(1, 6, 14)];
    problem.rest = None;
    assert_eq!(rest_flaws(&problem), Vec::new());
    problem.rest = Some(rest(10 * 60));
    assert_eq!(rest_flaws(&problem), Vec::new());
    problem.rest = Some(rest(10 * 60 + 1));
    assert_eq!(rest_flaws(&problem).len(), 1);
}

#[test]
fn carers_met_before_are_no_further_carers() {
    let mut problem = unit();
    problem.prices.another_carer = 100_000;
    let everybody: Vec<String> = problem
        .carers
        .iter()
        .map(|carer| carer.id.clone())
        .collect();
    let apart = plan(&problem, None);
    for client in &mut problem.clients {
        client.met.clone_from(&everybody);
    }
    let met = plan(&problem, None);
    // All have met all: who comes costs nothing more, and the way is what counts.
    assert!(met.terms.travel < apart.terms.travel);
}

#[test]
fn a_first_plan_makes_room_for_those_that_it_would_leave_out() {
    // As many carers for as many clients as a team of a city has: eight visits find no room where others stay.
    let size = SampleSize {
        clients: 155,
        carers: 46,
        days: 1,
    };
    let problem = sample(size, 1);
    let first = plan_care(&problem, None, &Search::default(), &Iterations(0));
    let first = first.expect("the problem is whole");
    assert_eq!(check(&problem, &first.plan), Vec::new());
    assert!(
        first.plan.unassigned.len() <= 5,
        "{} left out",
        first.plan.unassigned.len()
    );
}

//! Planning: one search, or one for each part of a problem that has nothing to do with the others.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::compile::{Compiled, compile};
use super::explain::Explanation;
use super::figures::{Terms, terms};
use super::model::Problem;
use super::parts::parts;
use super::units::{Moment, Span};
use crate::answer::Search;
use crate::budget::{Budget, Slice};
use crate::engine::anneal::{Heat, Kept};
use crate::engine::build::{insert_group, looks_near};
use crate::engine::near::index_near;
use crate::engine::plan::Plan;
use crate::engine::run::{COOLING, COOLING_AGAIN, Course, Part, parts_again, parts_for, search};
use crate::trouble::Trouble;

/// Where a search begins and ends, in seconds of travel.
const HEAT: Heat = Heat {
    first: 1_500.0,
    last: 15.0,
};
/// Where it begins if there is a plan already.
const WARM: f64 = 200.0;

/// A visit that somebody makes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Start {
    /// The visit.
    pub visit: String,
    /// The carer.
    pub carer: String,
    /// The number of the carer's shift, from 0.
    pub shift: usize,
    /// When it starts.
    pub start: Moment,
}

/// A plan: who makes what when, in the order of each shift, and what nobody makes.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarePlan {
    /// What is planned; visits of a shift stand in order.
    pub starts: Vec<Start>,
    /// What nobody makes.
    pub unassigned: Vec<String>,
    /// When breaks are taken.
    #[serde(default)]
    pub pauses: Vec<Pause>,
    /// Why visits were left out, as far as somebody asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Explanation>,
}

/// A break that is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pause {
    /// By whom.
    pub carer: String,
    /// In which of the carer's shifts, from 0.
    pub shift: usize,
    /// When it starts.
    pub start: Moment,
    /// How long it is.
    pub length: Span,
}

/// A plan with its figures and how it was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// The plan.
    pub plan: CarePlan,
    /// Its figures.
    pub terms: Terms,
    /// The priced sum of the figures: what the search made small.
    pub objective: i64,
    /// Iterations of all chains.
    pub iterations: u64,
}

impl Planned {
    /// The objective as a floating number, for summaries.
    pub fn objective_as_number(&self) -> f64 {
        self.objective as f64
    }
}

/// Plans a problem, from a plan in force if there is one.
///
/// Parts of the problem that share neither carers nor ties are planned by themselves, each with its share of
/// the budget. With a plan in force, the search goes on from it, and a visit stays in its shift unless moving it
/// is worth [`Prices::moved`](super::Prices::moved), which is nothing where the problem does not say.
///
/// ```
/// use route_solver::care::{SampleSize, check, plan_care, sample};
/// use route_solver::{Iterations, Search};
///
/// let problem = sample(SampleSize { clients: 6, carers: 3, days: 1 }, 7);
/// let planned = plan_care(&problem, None, &Search::default(), &Iterations(2_000)).expect("it is whole");
/// assert!(check(&problem, &planned.plan).is_empty());
/// ```
pub fn plan_care(
    problem: &Problem,
    in_force: Option<&CarePlan>,
    how: &Search,
    budget: &dyn Budget,
) -> Result<Planned, Trouble> {
    problem.whole()?;
    let parts = parts(problem);
    let mut plan = CarePlan::default();
    let mut iterations = 0;
    for done in plan_parts(&parts, (in_force, how), budget) {
        let (found, used) = done?;
        iterations += used;
        plan.starts.extend(found.starts);
        plan.unassigned.extend(found.unassigned);
        plan.pauses.extend(found.pauses);
    }
    let terms = terms(problem, &plan, in_force);
    Ok(Planned {
        objective: terms.objective(&problem.prices),
        terms,
        plan,
        iterations,
    })
}

/// What a part gives: its plan and its iterations.
type Done = Result<(CarePlan, u64), Trouble>;

/// Plans each part; several are spread over the threads.
fn plan_parts(
    parts: &[Problem],
    (in_force, how): (Option<&CarePlan>, &Search),
    budget: &dyn Budget,
) -> Vec<Done> {
    if let [part] = parts {
        return vec![
            compile(part).map(|compiled| plan_part(part, compiled, (in_force, how), budget)),
        ];
    }
    let hands = how.threads.clamp(1, parts.len().max(1));
    let each = parts.len().div_ceil(hands).max(1);
    let alone = Search {
        threads: 1,
        chains: 1,
        ..*how
    };
    let hand = |some: &[Problem]| -> Vec<Done> {
        let plan_one = |(number, part): (usize, &Problem)| {
            let compiled = compile(part)?;
            let slice = Slice {
                budget,
                chains: how.chains.max(1),
                parts: parts.len(),
                turns: (some.len(), number),
            };
            Ok(plan_part(part, compiled, (in_force, &alone), &slice))
        };
        some.iter().enumerate().map(plan_one).collect()
    };
    let hand = &hand;
    std::thread::scope(|scope| {
        let mut working = Vec::new();
        for some in parts.chunks(each) {
            working.push(scope.spawn(move || hand(some)));
        }
        let mut done = Vec::new();
        for thread in working {
            match thread.join() {
                Ok(some) => done.extend(some),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    })
}

fn plan_part(
    problem: &Problem,
    mut compiled: Compiled,
    (in_force, how): (Option<&CarePlan>, &Search),
    budget: &dyn Budget,
) -> (CarePlan, u64) {
    let orders = in_force.map(|plan| with_pauses(problem, &compiled, plan));
    let net = &mut compiled.net;
    for (route, order) in orders.iter().flatten().enumerate() {
        for &visit in order {
            net.present[visit as usize] = route as u32;
        }
    }
    // A first plan alone needs no lists of neighbours, which take longer than the plan, unless it is large.
    if budget.used(0) < 1.0 || looks_near(net) {
        index_near(net);
    }
    let (heat, parts) = course(net.visits, orders.is_some());
    let course = Course {
        seed: how.seed,
        threads: how.threads,
        chains: how.chains,
        heat,
        parts,
        each: if orders.is_some() {
            COOLING_AGAIN
        } else {
            COOLING
        },
    };
    let found = search(&compiled.net, &course, budget, orders.as_deref());
    (worded(problem, &compiled, &found.best), found.iterations)
}

/// How hot a search begins and ends, and its parts.
fn course(visits: usize, is_replanned: bool) -> (Heat, Vec<Part>) {
    if is_replanned {
        let heat = Heat {
            first: WARM,
            ..HEAT
        };
        return (heat, parts_again());
    }
    (HEAT, parts_for(visits))
}

/// A plan in words.
fn worded(problem: &Problem, compiled: &Compiled, best: &Kept) -> CarePlan {
    let net = &compiled.net;
    let starts = best.starts(net);
    let mut plan = CarePlan::default();
    let mut planned = vec![false; compiled.visits];
    for (order, &(carer, shift)) in best.orders(net).iter().zip(&compiled.shifts) {
        let carer = &problem.carers[carer].id;
        for &node in order {
            let start = Moment(starts[node as usize]);
            if node as usize >= compiled.visits {
                plan.pauses.push(Pause {
                    carer: carer.clone(),
                    shift,
                    start,
                    length: Span(net.nodes[node as usize].length),
                });
                continue;
            }
            planned[node as usize] = true;
            plan.starts.push(Start {
                visit: problem.visits[node as usize].id.clone(),
                carer: carer.clone(),
                shift,
                start,
            });
        }
    }
    plan.unassigned = (0..compiled.visits)
        .filter(|&v| !planned[v])
        .map(|v| problem.visits[v].id.clone())
        .collect();
    plan
}

/// Puts one visit, with those that must come with it, into a plan that otherwise keeps its orders.
pub(crate) fn insert_one(
    problem: &Problem,
    compiled: &Compiled,
    (plan, visit): (&CarePlan, usize),
) -> Option<CarePlan> {
    let mut state = Plan::empty(&compiled.net);
    state.restore(&with_pauses(problem, compiled, plan));
    insert_group(&mut state, visit as u32).then(|| worded(problem, compiled, &Kept::of(&state)))
}

/// The orders of a plan with its breaks.
fn with_pauses(problem: &Problem, compiled: &Compiled, plan: &CarePlan) -> Vec<Vec<u32>> {
    let mut timed: Vec<Vec<(Moment, u32)>> = Vec::new();
    let start_of: BTreeMap<&str, Moment> = plan
        .starts
        .iter()
        .map(|s| (s.visit.as_str(), s.start))
        .collect();
    for order in orders(problem, compiled, plan) {
        let with_start = |v: u32| {
            (
                start_of
                    .get(problem.visits[v as usize].id.as_str())
                    .copied()
                    .unwrap_or_default(),
                v,
            )
        };
        timed.push(order.into_iter().map(with_start).collect());
    }
    let mut next = compiled.visits as u32;
    for (route, &(c, s)) in compiled.shifts.iter().enumerate() {
        let carer = &problem.carers[c];
        let own = plan
            .pauses
            .iter()
            .filter(|p| p.carer == carer.id && p.shift == s);
        let mut own: Vec<&Pause> = own.collect();
        own.sort_by_key(|pause| pause.start);
        for rest in &carer.shifts[s].breaks {
            let takes = |pause: &&Pause| {
                pause.length == rest.length && (rest.from..=rest.to).contains(&pause.start)
            };
            // One pause is one break, however alike the breaks are.
            if let Some(pause) = own.iter().position(takes).map(|at| own.remove(at)) {
                let at = timed[route].partition_point(|(start, _)| *start < pause.start);
                timed[route].insert(at, (pause.start, next));
            }
            next += 1;
        }
    }
    timed
        .into_iter()
        .map(|order| order.into_iter().map(|(_, node)| node).collect())
        .collect()
}

/// The orders of a plan as numbers, as far as it speaks of this problem and is allowed by it.
pub(crate) fn orders(problem: &Problem, compiled: &Compiled, plan: &CarePlan) -> Vec<Vec<u32>> {
    let visits: BTreeMap<&str, u32> = (0..)
        .zip(&problem.visits)
        .map(|(n, v)| (v.id.as_str(), n))
        .collect();
    let carers: BTreeMap<&str, usize> = problem
        .carers
        .iter()
        .enumerate()
        .map(|(n, c)| (c.id.as_str(), n))
        .collect();
    let routes: BTreeMap<(usize, usize), usize> = compiled
        .shifts
        .iter()
        .enumerate()
        .map(|(route, &shift)| (shift, route))
        .collect();
    let mut orders = vec![Vec::new(); compiled.shifts.len()];
    let mut taken = BTreeSet::new();
    let mut starts: Vec<&Start> = plan.starts.iter().collect();
    starts.sort_by_key(|start| start.start);
    for start in starts {
        let route = carers
            .get(start.carer.as_str())
            .and_then(|&carer| routes.get(&(carer, start.shift)));
        if let (Some(&visit), Some(&route)) = (visits.get(start.visit.as_str()), route)
            && compiled.net.may_stand(visit, route as u32)
            && taken.insert(visit)
        {
            orders[route].push(visit);
        }
    }
    orders
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::budget::Iterations;
    use crate::care::{SampleSize, sample};
    use crate::engine::anneal::{Chain, Stretch};

    /// A unit with double staffing, breaks and a price for every carer.
    fn unit() -> Problem {
        let size = SampleSize {
            clients: 90,
            carers: 32,
            days: 4,
        };
        let mut problem = sample(size, 3);
        // Some have a second window, which ties must take into account.
        for visit in problem.visits.iter_mut().step_by(5) {
            let mut later = visit.windows[0];
            for moment in [&mut later.from, &mut later.due, &mut later.to] {
                *moment = moment.plus(Span::minutes(300));
            }
            visit.windows.push(later);
        }
        problem
    }

    #[test]
    fn the_inner_loop_takes_no_memory_and_a_visit_at_most_500_bytes() -> Result<(), Trouble> {
        let problem = unit();
        let visits = problem.visits.len() as u64;
        let hot = Stretch {
            from: 0.0,
            to: 1.0,
            heat: HEAT,
        };
        let mut matrices = 0;
        let mut working = Err(Trouble::at("nothing", "was planned"));
        let all = allocation_counter::measure(|| {
            working = compile(&problem).map(|mut compiled| {
                index_near(&mut compiled.net);
                matrices = compiled
                    .net
                    .matrices
                    .iter()
                    .map(|m| 4 * m.ticks.len() as u64)
                    .sum();
                compiled
            });
        });
        let compiled = working?;
        let mut chain = None;
        let state = allocation_counter::measure(|| {
            let mut plan = Plan::empty(&compiled.net);
            crate::engine::build::fill(&mut plan);
            chain = Some(Chain::new(plan, 1));
        });
        let kept = all.bytes_current.unsigned_abs() - matrices + state.bytes_current.unsigned_abs();
        assert!(kept / visits <= 500, "{} bytes a visit", kept / visits);
        let Some(mut chain) = chain else {
            return Ok(());
        };
        chain.run(&Iterations(200_000), hot);
        let before = chain.tested;
        let loops = allocation_counter::measure(|| chain.run(&Iterations(600_000), hot));
        assert!(chain.tested > before + 200_000);
        assert_eq!(loops.count_total, 0, "{loops:?}");
        Ok(())
    }

    #[test]
    fn no_part_of_a_course_begins_colder_than_it_ends() {
        for visits in [10, 100, 200, 1_000] {
            for is_replanned in [false, true] {
                let (heat, parts) = course(visits, is_replanned);
                assert!(parts.last().is_some_and(|part| part.to >= 1.0));
                for share in parts.iter().flat_map(|part| &part.heats) {
                    assert!(heat.first * share > heat.last, "{visits} {share}");
                }
            }
        }
    }
}

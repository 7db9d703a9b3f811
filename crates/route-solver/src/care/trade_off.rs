//! What few carers for each client and comfortable times cost: several plans, none of them worse than another in all.

use super::model::Problem;
use super::plan::{Planned, plan_care};
use crate::answer::Search;
use crate::budget::{Budget, Slice};
use crate::trouble::Trouble;

/// What is weighed against minutes on the way, in seconds of travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weighing {
    /// One more carer for a client.
    pub another_carer: i64,
    /// A second after a visit is due.
    pub late: i32,
}

/// Plans at several weighings of carers and lateness against travel; gives those plans of which none is at least as
/// bad as another in travel, carers, lateness and visits left out, and worse in one: least travel first.
///
/// The first weighing is planned from nothing, and each that follows from the plan before it, so that neighbouring
/// ones should stand beside each other.
///
/// ```
/// use route_solver::care::{SampleSize, Weighing, sample, trade_off};
/// use route_solver::{Iterations, Search};
///
/// let problem = sample(SampleSize { clients: 6, carers: 4, days: 1 }, 7);
/// let weighings = [0, 1_800].map(|another_carer| Weighing { another_carer, late: 1 });
/// let front = trade_off(&problem, &weighings, &Search::default(), &Iterations(4_000)).expect("it is whole");
/// for (weighing, planned) in &front {
///     println!("{weighing:?}: {} s, {}", planned.terms.travel, planned.terms.carers_per_client);
/// }
/// ```
pub fn trade_off(
    problem: &Problem,
    weighings: &[Weighing],
    how: &Search,
    budget: &dyn Budget,
) -> Result<Vec<(Weighing, Planned)>, Trouble> {
    let mut found: Vec<(Weighing, Planned)> = Vec::new();
    for (number, &weighing) in weighings.iter().enumerate() {
        let mut priced = problem.clone();
        priced.prices.another_carer = weighing.another_carer;
        priced.prices.late = weighing.late;
        // The plan before is where to begin, and none that anybody has been told.
        priced.prices.moved = 0;
        let slice = Slice {
            budget,
            chains: 1,
            parts: weighings.len(),
            turns: (weighings.len(), number),
        };
        let before = found.last().map(|(_, planned)| &planned.plan);
        let planned = plan_care(&priced, before, how, &slice)?;
        found.push((weighing, planned));
    }
    let kept: Vec<bool> = found
        .iter()
        .enumerate()
        .map(|(i, (_, a))| {
            let mut others = found.iter().enumerate();
            !others.any(|(j, (_, b))| is_worse(a, b) || (j < i && !is_worse(b, a) && is_same(a, b)))
        })
        .collect();
    let mut front: Vec<(Weighing, Planned)> = found
        .into_iter()
        .zip(kept)
        .filter(|(_, kept)| *kept)
        .map(|(one, _)| one)
        .collect();
    front.sort_by_key(|(_, planned)| planned.terms.travel);
    Ok(front)
}

/// The figures that are weighed: travel, carers, lateness, visits left out.
fn figures(planned: &Planned) -> [f64; 4] {
    let terms = &planned.terms;
    [
        terms.travel as f64,
        terms.carers_per_client,
        terms.late as f64,
        terms.unassigned as f64,
    ]
}

fn is_worse(a: &Planned, b: &Planned) -> bool {
    let pairs = || figures(a).into_iter().zip(figures(b));
    pairs().all(|(a, b)| a >= b) && pairs().any(|(a, b)| a > b)
}

fn is_same(a: &Planned, b: &Planned) -> bool {
    figures(a).map(f64::to_bits) == figures(b).map(f64::to_bits)
}

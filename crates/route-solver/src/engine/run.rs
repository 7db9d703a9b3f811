//! Chains side by side: they search alone, meet at fixed shares of the budget, and go on from the best.

use super::anneal::{Chain, Heat, Kept, Stretch};
use super::build;
use super::net::Net;
use super::plan::Plan;
use crate::budget::Budget;

/// How a search is run.
#[derive(Debug, Clone)]
pub(crate) struct Course {
    pub(crate) seed: u64,
    pub(crate) threads: usize,
    pub(crate) chains: usize,
    pub(crate) heat: Heat,
    /// The shares of the budget at which chains meet, the last being 1, with the heat to go on at,
    /// as a share of the first.
    pub(crate) meetings: Vec<(f64, f64)>,
}

/// What a search gives.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) best: Kept,
    pub(crate) iterations: u64,
    pub(crate) tested: u64,
}

/// Searches from a plan (or from none) until the budget is used.
pub(crate) fn search(
    net: &Net,
    course: &Course,
    budget: &dyn Budget,
    first: Option<&[Vec<u32>]>,
) -> Found {
    let mut plan = Plan::empty(net);
    if let Some(orders) = first {
        plan.restore(orders);
    }
    build::fill(&mut plan);
    let mut chains: Vec<Chain<'_>> = (0..course.chains.max(1))
        .map(|i| Chain::new(plan.clone(), course.seed.wrapping_add(0x5eed * i as u64)))
        .collect();
    let mut from = 0.0;
    let mut share = 1.0;
    for &(to, next_share) in &course.meetings {
        let stretch = Stretch {
            from,
            to,
            heat: Heat {
                first: course.heat.first * share,
                last: course.heat.last,
            },
        };
        run_all(&mut chains, course.threads, budget, stretch);
        from = to;
        share = next_share;
        let Some(best) = best_of(&chains) else { break };
        if to < 1.0 {
            for chain in &mut chains {
                chain.restart(&best);
            }
        }
    }
    let best = best_of(&chains).unwrap_or_else(|| Kept::of(&plan));
    Found {
        best,
        iterations: chains.iter().map(|chain| chain.iterations).sum(),
        tested: chains.iter().map(|chain| chain.tested).sum(),
    }
}

fn best_of(chains: &[Chain<'_>]) -> Option<Kept> {
    chains
        .iter()
        .map(|chain| &chain.best)
        .min_by_key(|kept| kept.cost)
        .cloned()
}

fn run_all(chains: &mut [Chain<'_>], threads: usize, budget: &dyn Budget, stretch: Stretch) {
    let hands = threads.clamp(1, chains.len().max(1));
    let each = chains.len().div_ceil(hands).max(1);
    std::thread::scope(|scope| {
        for part in chains.chunks_mut(each) {
            scope.spawn(move || {
                for chain in part {
                    chain.run(budget, stretch);
                }
            });
        }
    });
}

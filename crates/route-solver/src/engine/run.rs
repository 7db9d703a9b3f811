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
    /// The parts of the course in order, the last ending at 1.
    pub(crate) parts: Vec<Part>,
}

/// A part of the course, at the end of which the chains meet.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// The share of the budget at which it ends.
    pub(crate) to: f64,
    /// The heat to begin with, as shares of the first; chains take them in turn.
    pub(crate) heats: Vec<f64>,
    /// Whether it begins from the first plan and not from the best so far.
    pub(crate) fresh: bool,
}

/// A course for so many visits: small problems are begun several times at different heat, since where they
/// end depends on where they froze; all end by polishing the best.
pub(crate) fn parts_for(visits: usize) -> Vec<Part> {
    const HEATS: [f64; 3] = [1.0, 0.33, 0.6];
    let cycles: u32 = match visits {
        0..=80 => 60,
        81..=115 => 8,
        116..=160 => 16,
        161..=300 => 2,
        _ => 1,
    };
    let width = 0.7 / f64::from(cycles);
    let mut parts: Vec<Part> = (0..cycles)
        .map(|cycle| Part {
            to: width * f64::from(cycle + 1),
            heats: (0..6)
                .map(|i| HEATS[(i + 2 * cycle as usize) % 3])
                .collect(),
            fresh: true,
        })
        .collect();
    for (to, heat) in [(0.85, 0.1), (1.0, 0.05)] {
        parts.push(Part {
            to,
            heats: vec![heat],
            fresh: false,
        });
    }
    parts
}

/// A course from a plan that is in force: twice from the best so far, the second time less hot. Its heats are
/// whole shares, since the first heat is low already and no part may begin colder than it ends.
pub(crate) fn parts_again() -> Vec<Part> {
    [(0.7, 1.0), (1.0, 0.2)]
        .into_iter()
        .map(|(to, heat)| Part {
            to,
            heats: vec![heat],
            fresh: false,
        })
        .collect()
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
    let begun = Kept::of(&plan);
    let mut from = 0.0;
    for part in &course.parts {
        let best = best_of(&chains).unwrap_or_else(|| begun.clone());
        for chain in &mut chains {
            chain.restart(if part.fresh { &begun } else { &best });
        }
        run_all(&mut chains, (course, part), budget, from);
        from = part.to;
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

fn run_all(
    chains: &mut [Chain<'_>],
    (course, part): (&Course, &Part),
    budget: &dyn Budget,
    from: f64,
) {
    let hands = course.threads.clamp(1, chains.len().max(1));
    let each = chains.len().div_ceil(hands).max(1);
    let heat = |number: usize| Heat {
        first: course.heat.first
            * part
                .heats
                .get(number % part.heats.len().max(1))
                .copied()
                .unwrap_or(1.0),
        last: course.heat.last,
    };
    std::thread::scope(|scope| {
        for (hand, some) in chains.chunks_mut(each).enumerate() {
            let heat = &heat;
            scope.spawn(move || {
                for (i, chain) in some.iter_mut().enumerate() {
                    let stretch = Stretch {
                        from,
                        to: part.to,
                        heat: heat(hand * each + i),
                    };
                    chain.run(budget, stretch);
                }
            });
        }
    });
}

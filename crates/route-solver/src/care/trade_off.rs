//! What few carers for each client cost: several plans, of which none is worse than another in all.

use super::model::Problem;
use super::plan::{Planned, plan_care};
use crate::answer::Search;
use crate::budget::{Budget, Slice};
use crate::trouble::Trouble;

/// Plans at several prices of one more carer for a client; gives those plans of which none is worse than
/// another in travel, carers and lateness alike, cheapest travel first.
pub fn trade_off(
    problem: &Problem,
    prices: &[i64],
    how: &Search,
    budget: &dyn Budget,
) -> Result<Vec<(i64, Planned)>, Trouble> {
    let mut found: Vec<(i64, Planned)> = Vec::new();
    for (number, &price) in prices.iter().enumerate() {
        let mut dearer = problem.clone();
        dearer.prices.another_carer = price;
        let slice = Slice {
            budget,
            chains: 1,
            parts: prices.len(),
            turns: (prices.len(), number),
        };
        let planned = plan_care(&dearer, None, how, &slice)?;
        found.push((price, planned));
    }
    let worse = |a: &Planned, b: &Planned| {
        let (a, b) = (&a.terms, &b.terms);
        let never_better = a.travel >= b.travel
            && a.carers_per_client >= b.carers_per_client
            && a.late >= b.late
            && a.unassigned >= b.unassigned;
        never_better && a != b
    };
    let kept: Vec<bool> = found
        .iter()
        .map(|(_, a)| !found.iter().any(|(_, b)| worse(a, b)))
        .collect();
    let mut front: Vec<(i64, Planned)> = found
        .into_iter()
        .zip(kept)
        .filter(|(_, kept)| *kept)
        .map(|(one, _)| one)
        .collect();
    front.sort_by_key(|(_, planned)| planned.terms.travel);
    Ok(front)
}

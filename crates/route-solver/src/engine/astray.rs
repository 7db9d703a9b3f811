//! Where a plan in force is changed: around the visits that stand elsewhere than in it.

use super::moves::Mover;
use super::net::{NONE, Rank};
use super::plan::Plan;

/// Once in so many times what is astray is drawn, or what stands near it, as long as there is any.
const OFTEN: usize = 4;

impl Mover {
    /// Looks which visits stand elsewhere than in the plan in force, where that has a price.
    pub(super) fn look_astray(&mut self, plan: &Plan<'_>) {
        let net = plan.net;
        self.astray.clear();
        if net.moved_price == 0 {
            return;
        }
        let is_astray = |&visit: &u32| {
            let number = visit as usize;
            net.nodes[number].rank == Rank::Usual && plan.way(visit) != net.present[number]
        };
        let all = 0..net.visits as u32;
        self.astray.extend(all.filter(is_astray));
    }

    /// One of those astray, or one up to three before or after it: what has been moved is moved on most often, and
    /// what stands there makes room.
    #[inline]
    pub(super) fn drawn_astray(&mut self, plan: &Plan<'_>) -> Option<u32> {
        if self.astray.is_empty() || self.chance.below(OFTEN) != 0 {
            return None;
        }
        let mut visit = self.astray[self.chance.below(self.astray.len())];
        if plan.way(visit) == NONE {
            return Some(visit);
        }
        let word = self.chance.word();
        for _ in 0..(word & 3) {
            let beside = if word & 4 == 0 {
                plan.next(visit)
            } else {
                plan.prev(visit)
            };
            if !plan.net.is_visit(beside) {
                break;
            }
            visit = beside;
        }
        Some(visit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care::{SampleSize, compiled, sample};
    use crate::engine::build;
    use crate::trouble::Trouble;

    #[test]
    fn those_drawn_stand_at_most_three_from_one_astray_and_without_price_none_is()
    -> Result<(), Trouble> {
        let size = SampleSize {
            clients: 20,
            carers: 8,
            days: 1,
        };
        let mut problem = sample(size, 4);
        for price in [0, 600] {
            problem.prices.moved = price;
            let mut net = compiled(&problem)?;
            let mut first = Plan::empty(&net);
            build::fill(&mut first);
            let ways: Vec<u32> = (0..net.visits as u32).map(|v| first.way(v)).collect();
            // One that stood elsewhere; the breaks never do.
            net.present.clone_from(&ways);
            net.present[5] = u32::from(ways[5] == 0);
            let mut plan = Plan::empty(&net);
            build::fill(&mut plan);
            let mut mover = Mover::new(&plan, 1);
            mover.look_astray(&plan);
            let drawn: Vec<u32> = (0..400).filter_map(|_| mover.drawn_astray(&plan)).collect();
            assert_eq!(drawn.is_empty(), price == 0);
            let three = |step: &dyn Fn(u32) -> u32| {
                let steps = std::iter::successors(Some(5), |&node| Some(step(node)));
                let visits = steps.take_while(|&node| net.is_visit(node));
                visits.take(4).collect::<Vec<_>>()
            };
            let near = [
                three(&|node| plan.next(node)),
                three(&|node| plan.prev(node)),
            ]
            .concat();
            assert!(drawn.iter().all(|visit| near.contains(visit)));
            assert!(price == 0 || drawn.contains(&5) && drawn.iter().any(|&v| v != 5));
        }
        Ok(())
    }
}

//! Good plans side by side, and plans put together from two of them.

use std::collections::BTreeMap;

use super::anneal::Kept;
use super::build;
use super::chance::Chance;
use super::plan::Plan;

/// The best plans found so far, no two of the same cost.
#[derive(Debug, Clone)]
pub(crate) struct Pool {
    kept: Vec<Kept>,
    most: usize,
}

impl Pool {
    pub(crate) fn new(most: usize) -> Self {
        Self {
            kept: Vec::with_capacity(most + 1),
            most: most.max(1),
        }
    }

    /// Takes a plan in if it is among the best and differs in cost from those that are there.
    pub(crate) fn offer(&mut self, kept: &Kept) {
        let at = self.kept.partition_point(|other| other.cost < kept.cost);
        let is_there = self.kept.get(at).is_some_and(|o| o.cost == kept.cost);
        if at < self.most && !is_there {
            self.kept.insert(at, kept.clone());
            self.kept.truncate(self.most);
        }
    }

    pub(crate) fn best(&self) -> Option<&Kept> {
        self.kept.first()
    }

    /// Two of the plans, drawn; the same one twice if there is no other.
    fn two(&self, chance: &mut Chance) -> Option<(&Kept, &Kept)> {
        let first = chance.below(self.kept.len());
        let mut second = chance.below(self.kept.len().saturating_sub(1).max(1));
        if second >= first && self.kept.len() > 1 {
            second += 1;
        }
        Some((self.kept.get(first)?, self.kept.get(second)?))
    }

    /// Makes of two plans one: some routes of the first, in the others what the second has there, and what is
    /// left over where it costs least.
    pub(crate) fn cross(&self, plan: &mut Plan<'_>, chance: &mut Chance) {
        let Some((first, second)) = self.two(chance) else {
            return;
        };
        let (mut orders, others) = (first.orders(plan.net), second.orders(plan.net));
        if orders.is_empty() {
            return;
        }
        // Routes that belong together give better plans, any routes give more different ones.
        let chosen = if chance.word() & 1 == 0 {
            alike(&orders, &others, chance)
        } else {
            let share = 1 + chance.below(3);
            orders.iter().map(|_| chance.below(4) < share).collect()
        };
        let mut taken = vec![false; plan.net.visits];
        for (order, _) in orders.iter().zip(&chosen).filter(|(_, is)| **is) {
            for &visit in order {
                taken[visit as usize] = true;
            }
        }
        for (route, mut other) in others.into_iter().enumerate() {
            if !chosen[route] {
                other.retain(|&visit| !taken[visit as usize]);
                orders[route] = other;
            }
        }
        plan.restore(&orders);
        build::fill(plan);
    }
}

/// Draws a route and adds those that together have most nearly the same visits in both plans, up to a number drawn.
fn alike(first: &[Vec<u32>], second: &[Vec<u32>], chance: &mut Chance) -> Vec<bool> {
    let mut chosen = vec![false; first.len()];
    let mut balance: BTreeMap<u32, i32> = BTreeMap::new();
    let mut next = Some(chance.below(first.len()));
    let most = 1 + chance.below(first.len().div_ceil(2));
    for _ in 0..most {
        let Some(route) = next else { break };
        chosen[route] = true;
        for (order, by) in [(&first[route], 1), (&second[route], -1)] {
            for &visit in order {
                *balance.entry(visit).or_default() += by;
            }
        }
        let gain = |route: &usize| {
            let add = |order: &Vec<u32>, by: i32| -> i32 {
                let held = |visit| balance.get(visit).copied().unwrap_or(0);
                order
                    .iter()
                    .map(|visit| (held(visit) + by).abs() - held(visit).abs())
                    .sum()
            };
            (add(&first[*route], 1) + add(&second[*route], -1), *route)
        };
        next = (0..first.len())
            .filter(|&route| !chosen[route])
            .min_by_key(gain);
    }
    chosen
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::budget::Iterations;
    use crate::care::{SampleSize, sample};
    use crate::engine::anneal::Heat;
    use crate::engine::near::index_near;
    use crate::engine::net::Net;
    use crate::engine::run::{Begin, COOLING, Course, parts_for, search};
    use crate::trouble::Trouble;

    /// A small unit with pairs.
    fn small() -> Result<Net, Trouble> {
        let size = SampleSize {
            clients: 14,
            carers: 6,
            days: 1,
        };
        let mut net = crate::care::compiled(&sample(size, 5))?;
        index_near(&mut net);
        Ok(net)
    }

    fn course(seed: u64, threads: usize, visits: usize) -> Course {
        Course {
            seed,
            threads,
            chains: 2,
            heat: Heat {
                first: 1_500.0,
                last: 15.0,
            },
            parts: parts_for(visits),
            each: COOLING,
        }
    }

    #[test]
    fn the_best_few_plans_of_different_cost_are_kept() -> Result<(), Trouble> {
        let net = small()?;
        let kept = |cost: i64| {
            let mut kept = Kept::of(&Plan::empty(&net));
            kept.cost = cost;
            kept
        };
        let mut pool = Pool::new(2);
        assert!(pool.best().is_none());
        for cost in [5, 3, 3, 9, 4] {
            pool.offer(&kept(cost));
        }
        let costs: Vec<i64> = pool.kept.iter().map(|kept| kept.cost).collect();
        assert_eq!(costs, [3, 4]);
        Ok(())
    }

    #[test]
    fn a_plan_put_together_has_routes_of_both_and_no_visit_twice() -> Result<(), Trouble> {
        let net = small()?;
        let mut pool = Pool::new(4);
        for seed in 1..4 {
            let found = search(&net, &course(seed, 1, 500), &Iterations(4_000), None);
            pool.offer(&found.best);
        }
        let parents: Vec<Vec<Vec<u32>>> = pool.kept.iter().map(|kept| kept.orders(&net)).collect();
        assert_eq!(parents.len(), 3);
        let (mut plan, mut chance) = (Plan::empty(&net), Chance::new(1));
        let mut mixed = 0;
        for _ in 0..20 {
            pool.cross(&mut plan, &mut chance);
            let child = Kept::of(&plan);
            let child = child.orders(&net);
            let visits: BTreeSet<&u32> = child.iter().flatten().collect();
            assert_eq!(visits.len(), child.iter().map(Vec::len).sum::<usize>());
            // What was taken apart is put in again, as far as it has room.
            assert!(visits.len() * 10 >= net.visits * 8, "{}", visits.len());
            let own = |parent: &Vec<Vec<u32>>| {
                let same = child.iter().zip(parent).filter(|(a, b)| a == b).count();
                same > 0 && same < child.len()
            };
            mixed += usize::from(parents.iter().filter(|parent| own(parent)).count() >= 2);
        }
        assert!(mixed >= 5, "{mixed} of 20");
        Ok(())
    }

    #[test]
    fn plans_are_put_together_alike_whatever_the_threads() -> Result<(), Trouble> {
        let net = small()?;
        let course = |threads| course(1, threads, net.visits);
        let crosses = course(1)
            .parts
            .iter()
            .filter(|p| p.begin == Begin::Cross)
            .count();
        assert!(crosses > 0);
        let found = |threads| {
            search(&net, &course(threads), &Iterations(300_000), None)
                .best
                .orders(&net)
        };
        assert_eq!(found(1), found(2));
        Ok(())
    }

    #[test]
    fn without_routes_there_is_nothing_to_put_together() {
        let net = Net::default();
        let mut plan = Plan::empty(&net);
        let mut pool = Pool::new(2);
        pool.offer(&Kept::of(&plan));
        pool.cross(&mut plan, &mut Chance::new(1));
        assert_eq!(plan.cost(), 0);
    }
}

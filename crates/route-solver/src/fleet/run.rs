//! The course of a fleet search: first plan, fewer tours if asked, then shorter ones; chains that meet.

use super::fewer::fewer;
use super::judge::judge_tours;
use super::problem::Fleet;
use super::ruin::{Open, Ruin};
use super::tours::Tours;
use crate::answer::Search;
use crate::budget::Budget;
use crate::engine::chance::Tolerance;

/// How many iterations pass between two looks at the budget.
const LOOK: u64 = 64;
/// The share of the budget that goes to fewer tours, if they come first.
const FEWER_SHARE: f64 = 0.4;
/// How hot the search begins and ends, in mean ways to near customers.
const HEAT: (f64, f64) = (1.0, 0.02);
/// The shares of the budget at which chains meet, with the heat to go on at.
const MEETINGS: [(f64, f64); 3] = [(0.75, 0.2), (0.9, 0.1), (1.0, 0.0)];

/// What comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// The shortest way.
    Distance,
    /// The fewest vehicles, then the shortest way.
    VehiclesFirst,
}

/// A plan for a fleet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FleetPlan {
    /// Customers of each tour in order, counted from 1.
    pub routes: Vec<Vec<u32>>,
    /// The way, in ticks.
    pub distance: i64,
    /// Customers that no vehicle could take.
    pub unassigned: Vec<u32>,
    /// Iterations of all chains.
    pub iterations: u64,
}

struct Chain<'f> {
    plan: Tours<'f>,
    ruin: Ruin,
    tolerance: Tolerance,
    best: Vec<Vec<u32>>,
    best_cost: i64,
    /// The most tours that a plan may have from now on.
    most: usize,
    iterations: u64,
}

/// Searches for a plan.
///
/// A plan to begin from is used if the judge finds nothing wrong with it.
pub fn plan_fleet(
    fleet: &Fleet,
    (aim, first): (Aim, Option<&[Vec<u32>]>),
    how: &Search,
    budget: &dyn Budget,
) -> FleetPlan {
    if fleet.size() == 0 {
        return FleetPlan {
            routes: Vec::new(),
            distance: 0,
            unassigned: Vec::new(),
            iterations: 0,
        };
    }
    let mut chains: Vec<Chain<'_>> = (0..how.chains.max(1) as u64)
        .map(|i| Chain::new(fleet, how.seed.wrapping_add(i * 0x5eed)))
        .collect();
    if let Some(orders) = first.filter(|orders| judge_tours(fleet, orders).0.is_empty()) {
        for chain in &mut chains {
            chain.go_on_from(&(orders.to_vec(), 0));
        }
    }
    let mut from = 0.0;
    let mut share = 1.0;
    for (number, &(to, next_share)) in MEETINGS.iter().enumerate() {
        let leg = Leg {
            aim,
            first: number == 0,
            from,
            to,
            share,
        };
        run_all(&mut chains, how.threads, budget, leg);
        (from, share) = (to, next_share);
        let best = best_of(&chains, aim);
        for chain in &mut chains {
            chain.go_on_from(&best);
        }
    }
    let iterations = chains.iter().map(|chain| chain.iterations).sum();
    let (mut routes, _) = best_of(&chains, aim);
    // More tours than vehicles: the shortest are left out.
    routes.sort_by_key(|route| std::cmp::Reverse(route.len()));
    let left = routes.split_off(routes.len().min(fleet.vehicles));
    FleetPlan {
        distance: judge_tours(fleet, &routes).1,
        routes,
        unassigned: left.into_iter().flatten().collect(),
        iterations,
    }
}

/// A part of the course.
#[derive(Debug, Clone, Copy)]
struct Leg {
    aim: Aim,
    first: bool,
    from: f64,
    to: f64,
    share: f64,
}

fn best_of(chains: &[Chain<'_>], aim: Aim) -> (Vec<Vec<u32>>, i64) {
    chains
        .iter()
        .min_by_key(|chain| match aim {
            // Tours that no vehicle drives serve nobody, however short they make the way.
            Aim::Distance => {
                let vehicles = chain.plan.fleet.vehicles;
                (chain.best.len().saturating_sub(vehicles), chain.best_cost)
            }
            Aim::VehiclesFirst => (chain.best.len(), chain.best_cost),
        })
        .map(|chain| (chain.best.clone(), chain.best_cost))
        .unwrap_or_default()
}

fn run_all(chains: &mut [Chain<'_>], threads: usize, budget: &dyn Budget, leg: Leg) {
    let hands = threads.clamp(1, chains.len().max(1));
    let each = chains.len().div_ceil(hands).max(1);
    std::thread::scope(|scope| {
        for part in chains.chunks_mut(each) {
            scope.spawn(move || {
                for chain in part {
                    chain.run(budget, leg);
                }
            });
        }
    });
}

impl<'f> Chain<'f> {
    fn new(fleet: &'f Fleet, seed: u64) -> Self {
        let mut plan = Tours::empty(fleet);
        let mut ruin = Ruin::new(seed);
        plan.begin();
        ruin.recreate(&mut plan, Open::AtWill);
        plan.accept();
        Self {
            best: plan.orders(),
            best_cost: plan.cost,
            most: usize::MAX,
            plan,
            ruin,
            tolerance: Tolerance::new(),
            iterations: 0,
        }
    }

    fn go_on_from(&mut self, (orders, _): &(Vec<Vec<u32>>, i64)) {
        self.plan.restore(orders);
        self.best.clone_from(orders);
        self.best_cost = self.plan.cost;
    }

    fn run(&mut self, budget: &dyn Budget, leg: Leg) {
        let fresh = match leg.aim {
            Aim::Distance => true,
            Aim::VehiclesFirst => false,
        };
        let mut from = leg.from;
        let enough = if fresh { self.plan.fleet.vehicles } else { 1 };
        if leg.first && (!fresh || self.best.len() > enough) {
            let to = (FEWER_SHARE, enough);
            self.iterations += fewer(&mut self.plan, &mut self.ruin, budget, to);
            self.best = self.plan.orders();
            self.best_cost = self.plan.cost;
            from = budget.used(self.iterations).min(FEWER_SHARE);
        }
        // Where vehicles come first, no tour is opened again to make the way shorter.
        self.most = if fresh {
            self.plan.fleet.vehicles.max(self.best.len())
        } else {
            self.best.len()
        };
        let scale = self.plan.fleet.mean_leg.max(1.0);
        let (hot, cold) = (HEAT.0 * scale * leg.share, HEAT.1 * scale);
        loop {
            budget.seen(self.best_cost);
            let used = budget.used(self.iterations);
            if used >= leg.to {
                break;
            }
            let share = ((used - from) / (leg.to - from)).clamp(0.0, 1.0);
            let heat = hot * (cold / hot).powf(share);
            for _ in 0..LOOK {
                self.step(heat, fresh);
            }
            self.iterations += LOOK;
        }
    }

    fn step(&mut self, heat: f64, fresh: bool) {
        self.plan.begin();
        self.ruin.ruin(&mut self.plan);
        let open = if fresh {
            Open::AtWill
        } else {
            Open::UpTo(self.most)
        };
        self.ruin.recreate(&mut self.plan, open);
        let limit = heat * self.tolerance.draw(&mut self.ruin.chance);
        let worse = (self.plan.cost - self.plan.cost_before()) as f64;
        if worse > limit || !self.plan.absent.is_empty() || self.plan.has_more_than(self.most) {
            self.plan.reject();
            return;
        }
        self.plan.accept();
        if self.plan.cost < self.best_cost {
            self.best_cost = self.plan.cost;
            self.best = self.plan.orders();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fleet::{Customer, FleetParts};

    #[test]
    fn a_shorter_way_with_more_tours_than_vehicles_is_not_the_better() -> Result<(), crate::Trouble>
    {
        let fleet = Fleet::new(FleetParts {
            customers: vec![
                Customer {
                    demand: 0,
                    early: 0,
                    due: 100,
                    service: 0,
                };
                3
            ],
            travel: vec![0, 1, 1, 1, 0, 9, 1, 9, 0],
            capacity: 1,
            vehicles: 1,
        })?;
        let chain = |routes: &[Vec<u32>]| {
            let mut chain = Chain::new(&fleet, 1);
            chain.go_on_from(&(routes.to_vec(), 0));
            chain
        };
        let one = vec![vec![1, 2]];
        let chains = [chain(&[vec![1], vec![2]]), chain(&one)];
        assert_eq!(best_of(&chains, Aim::Distance), (one.clone(), 11));
        assert_eq!(best_of(&chains, Aim::VehiclesFirst), (one, 11));
        Ok(())
    }

    #[test]
    fn vehicles_that_are_there_are_not_used_for_a_shorter_way() -> Result<(), crate::Trouble> {
        // Six and four fill one vehicle, five and five another; four and five are near, but leave two alone.
        let customer = |demand| Customer {
            demand,
            early: 0,
            due: 100,
            service: 0,
        };
        let fleet = Fleet::new(FleetParts {
            customers: [0, 6, 4, 5, 5].map(customer).to_vec(),
            travel: vec![
                0, 1, 1, 1, 1, 1, 0, 9, 9, 9, 1, 9, 0, 0, 9, 1, 9, 0, 0, 9, 1, 9, 9, 9, 0,
            ],
            capacity: 10,
            vehicles: 5,
        })?;
        let how = Search::default();
        let plan = |aim| plan_fleet(&fleet, (aim, None), &how, &crate::Iterations(2_000));
        assert_eq!(plan(Aim::Distance).routes.len(), 3);
        assert_eq!(plan(Aim::VehiclesFirst).routes.len(), 2);
        Ok(())
    }
}

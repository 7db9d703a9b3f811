//! The course of a fleet search: first plan, fewer tours if asked, then shorter ones; chains that meet.

use super::course::{Course, Leg};
use super::fewer::fewer;
use super::judge::judge_tours;
use super::problem::Fleet;
use super::ruin::{Open, Ruin};
use super::tails::draw;
use super::tours::Tours;
use crate::answer::Search;
use crate::budget::Budget;
use crate::engine::chance::Tolerance;

/// How many iterations pass between two looks at the budget.
const LOOK: u64 = 64;
/// The share of the budget that goes to fewer tours, if they come first.
const FEWER_SHARE: f64 = 0.4;
/// When a cooling that has more tours than vehicles gives some up, and until when, in shares of the cooling.
const GIVE_UP: (f64, f64) = (0.4, 0.7);
/// The shares of the budget at which chains meet, with the heat to go on at.
const MEETINGS: [(f64, f64); 3] = [(0.75, 0.2), (0.9, 0.1), (1.0, 0.0)];
/// Up to how many customers a search begins anew, and how often: small searches end where they began.
const BEGIN_ANEW: (usize, u32) = (150, 4);
/// After each ruin so many exchanges of tails are tried, at this share of the heat.
const TAILS: (usize, f64) = (10, 0.3);

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
    aim: Aim,
    best: Vec<Vec<u32>>,
    best_rank: Rank,
    /// The most tours that a plan may have from now on, unless it had more.
    most: usize,
    /// Whether it goes on from a plan that the caller gave.
    is_warm: bool,
    iterations: u64,
}

/// Tours that are too many, then the way.
type Rank = (usize, i64);

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
        .map(|i| Chain::new(fleet, aim, how.seed.wrapping_add(i * 0x5eed)))
        .collect();
    if let Some(orders) = first.filter(|orders| judge_tours(fleet, orders).0.is_empty()) {
        for chain in &mut chains {
            chain.go_on_from(orders);
            chain.is_warm = true;
        }
    }
    let mut from = 0.0;
    let mut share = 1.0;
    for (number, &(to, next_share)) in MEETINGS.iter().enumerate() {
        let leg = Leg {
            number,
            from,
            to,
            share,
        };
        run_all(&mut chains, how.threads, budget, leg);
        (from, share) = (to, next_share);
        let best = best_of(&chains);
        for chain in &mut chains {
            chain.go_on_from(&best);
        }
    }
    let iterations = chains.iter().map(|chain| chain.iterations).sum();
    let mut routes = best_of(&chains);
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

fn best_of(chains: &[Chain<'_>]) -> Vec<Vec<u32>> {
    chains
        .iter()
        .min_by_key(|chain| chain.best_rank)
        .map(|chain| chain.best.clone())
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
    fn new(fleet: &'f Fleet, aim: Aim, seed: u64) -> Self {
        let mut plan = Tours::empty(fleet);
        let mut ruin = Ruin::new(seed, fleet.size());
        plan.begin();
        ruin.recreate(&mut plan, Open::AtWill);
        plan.accept();
        let mut chain = Self {
            best: plan.orders(),
            best_rank: (0, 0),
            plan,
            ruin,
            tolerance: Tolerance::new(),
            aim,
            most: fleet.vehicles,
            is_warm: false,
            iterations: 0,
        };
        chain.best_rank = chain.rank();
        chain
    }

    fn go_on_from(&mut self, orders: &[Vec<u32>]) {
        self.plan.restore(orders);
        self.best = orders.to_vec();
        self.best_rank = self.rank();
    }

    fn rank(&self) -> Rank {
        let enough = match self.aim {
            // Tours that no vehicle drives serve nobody, however short they make the way.
            Aim::Distance => self.plan.fleet.vehicles,
            Aim::VehiclesFirst => 0,
        };
        (self.plan.in_use().saturating_sub(enough), self.plan.cost)
    }

    fn note(&mut self) {
        if self.rank() < self.best_rank {
            self.best_rank = self.rank();
            self.best = self.plan.orders();
        }
    }

    fn run(&mut self, budget: &dyn Budget, leg: Leg) {
        let mut course = Course::of(self.plan.fleet, leg);
        let is_first = leg.number == 0;
        match self.aim {
            Aim::VehiclesFirst => {
                let enough = self.plan.fleet.least_tours();
                if is_first && self.best.len() > enough {
                    self.fewer(budget, (FEWER_SHARE, enough));
                    course.from = budget.used(self.iterations).min(FEWER_SHARE);
                }
                // No tour is opened again to make the way shorter.
                self.most = self.best.len();
                self.cool(budget, course);
            }
            Aim::Distance if is_first && !self.is_warm => {
                let (few, often) = BEGIN_ANEW;
                let times = if self.plan.fleet.size() <= few {
                    often
                } else {
                    1
                };
                let part = (leg.to - leg.from) / f64::from(times);
                for _ in 0..times {
                    // From many tours to few: a search that has too few hardly ever opens one.
                    self.plan.serve_each_alone();
                    course.to = course.from + part;
                    self.cool(budget, course);
                    course.from = course.to;
                }
            }
            Aim::Distance => self.cool(budget, course),
        }
    }

    fn cool(&mut self, budget: &dyn Budget, course: Course) {
        let mut gave_up = false;
        loop {
            budget.seen(self.best_rank.1);
            let used = budget.used(self.iterations);
            if used >= course.to {
                break;
            }
            let has_too_many = self.aim == Aim::Distance && self.plan.in_use() > self.most;
            if has_too_many && !gave_up && used >= course.at(GIVE_UP.0) {
                gave_up = true;
                self.fewer(budget, (course.at(GIVE_UP.1), self.most));
            }
            self.plan.forget_empty();
            let heat = course.heat(used);
            for _ in 0..LOOK {
                self.step(heat);
                self.exchange_tails(heat);
            }
            self.iterations += LOOK;
        }
    }

    fn fewer(&mut self, budget: &dyn Budget, to: (f64, usize)) {
        self.iterations += fewer(&mut self.plan, &mut self.ruin, budget, to);
        self.note();
    }

    fn step(&mut self, heat: f64) {
        self.plan.begin();
        self.ruin.ruin(&mut self.plan);
        let open = match self.aim {
            Aim::Distance => Open::AtWill,
            Aim::VehiclesFirst => Open::UpTo(self.most),
        };
        self.ruin.recreate(&mut self.plan, open);
        let limit = heat * self.tolerance.draw(&mut self.ruin.chance);
        let worse = (self.plan.cost - self.plan.cost_before()) as f64;
        let most = self.most.max(self.plan.in_use_before());
        if worse > limit || !self.plan.absent.is_empty() || self.plan.in_use() > most {
            self.plan.reject();
            return;
        }
        self.plan.accept();
        self.note();
    }

    fn exchange_tails(&mut self, heat: f64) {
        let mut is_new = false;
        for _ in 0..TAILS.0 {
            let chance = &mut self.ruin.chance;
            let limit = TAILS.1 * heat * self.tolerance.draw(chance);
            if let Some(tails) = draw(&self.plan, chance, limit) {
                self.plan.exchange(tails);
                is_new = true;
            }
        }
        if is_new {
            self.note();
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::cast_possible_wrap, reason = "small numbers")]
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
        let one = vec![vec![1, 2]];
        for aim in [Aim::Distance, Aim::VehiclesFirst] {
            let chains = [vec![vec![1], vec![2]], one.clone()].map(|routes| {
                let mut chain = Chain::new(&fleet, aim, 1);
                chain.go_on_from(&routes);
                chain
            });
            assert_eq!(best_of(&chains), one);
            assert!(chains[1].best_rank < chains[0].best_rank);
        }
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

    /// Customers with windows around a depot in their midst.
    fn around(vehicles: usize) -> Result<Fleet, crate::Trouble> {
        let place = |c: usize| ((c * 37 % 101) as i32, (c * 61 % 97) as i32);
        let way = |a: usize, b: usize| {
            let ((x, y), (u, v)) = (place(a), place(b));
            (x - u).abs() + (y - v).abs()
        };
        let n = 61;
        let customer = |c: usize| Customer {
            demand: 5 + (c % 20) as i32,
            early: (c * 53 % 600) as i32,
            due: if c == 0 { 2_000 } else { 900 },
            service: 10,
        };
        Fleet::new(FleetParts {
            customers: (0..n).map(customer).collect(),
            travel: (0..n * n).map(|at| way(at / n, at % n)).collect(),
            capacity: 200,
            vehicles,
        })
    }

    #[test]
    fn a_shorter_way_by_more_tours_than_vehicles_is_given_up() -> Result<(), crate::Trouble> {
        let how = Search::default();
        for vehicles in [10, 6] {
            let fleet = around(vehicles)?;
            for iterations in [0, 20_000] {
                let budget = crate::Iterations(iterations);
                let plan = plan_fleet(&fleet, (Aim::Distance, None), &how, &budget);
                assert!(plan.routes.len() <= vehicles);
                let is_first = iterations == 0;
                assert!(is_first || plan.unassigned.is_empty(), "{plan:?}");
            }
        }
        Ok(())
    }

    #[test]
    fn the_inner_loop_takes_no_memory() -> Result<(), crate::Trouble> {
        let fleet = around(20)?;
        for aim in [Aim::Distance, Aim::VehiclesFirst] {
            let mut chain = Chain::new(&fleet, aim, 1);
            // A better plan is written down, which takes memory.
            chain.best_rank = (0, i64::MIN);
            let mut loops = |times: u32| {
                for _ in 0..times {
                    chain.step(50.0);
                    chain.exchange_tails(50.0);
                }
            };
            loops(50_000);
            let taken = allocation_counter::measure(|| loops(20_000));
            // Room still grows a few times, where a tour becomes longer than any was.
            assert!(taken.count_total < 20, "{aim:?}: {}", taken.count_total);
        }
        Ok(())
    }
}

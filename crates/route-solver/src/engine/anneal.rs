//! The search: many small changes, fewer bad ones as it cools, several chains that meet.

use super::build;
use super::chance::Tolerance;
use super::moves::Mover;
use super::net::Net;
use super::plan::{Figures, Plan};
use crate::budget::Budget;

/// How many iterations pass between two looks at the budget.
const LOOK: u64 = 512;

/// How hot a chain begins and ends, in units of cost.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Heat {
    pub(crate) first: f64,
    pub(crate) last: f64,
}

/// A plan that can be kept while another is tried.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    pub(crate) cost: i64,
    pub(crate) figures: Figures,
    /// For each node which is next, and when it starts.
    steps: Vec<(u32, i32)>,
}

impl Kept {
    pub(crate) fn of(plan: &Plan<'_>) -> Self {
        Self {
            cost: plan.cost(),
            figures: plan.figures,
            steps: plan.at.iter().map(|at| (at.next, at.start)).collect(),
        }
    }

    /// Keeps another plan of the same net instead, in the same room.
    fn keep(&mut self, plan: &Plan<'_>) {
        self.cost = plan.cost();
        self.figures = plan.figures;
        for (step, at) in self.steps.iter_mut().zip(&plan.at) {
            *step = (at.next, at.start);
        }
    }

    /// The order of visits in each route.
    pub(crate) fn orders(&self, net: &Net) -> Vec<Vec<u32>> {
        (0..net.routes.len() as u32)
            .map(|route| {
                let mut order = Vec::new();
                let mut node = self.steps[net.start_of(route) as usize].0;
                while net.is_visit(node) {
                    order.push(node);
                    node = self.steps[node as usize].0;
                }
                order
            })
            .collect()
    }

    pub(crate) fn starts(&self, net: &Net) -> Vec<i32> {
        let starts = self.steps.iter().map(|&(_, start)| start);
        starts.take(net.visits).collect()
    }
}

/// What a stretch of a chain is to do.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stretch {
    /// The share of the budget at which it begins and ends.
    pub(crate) from: f64,
    pub(crate) to: f64,
    pub(crate) heat: Heat,
}

/// One chain of the search.
#[derive(Debug, Clone)]
pub(crate) struct Chain<'n> {
    pub(crate) plan: Plan<'n>,
    /// The best since it last began.
    pub(crate) best: Kept,
    /// What the best cost before that.
    least: i64,
    pub(crate) iterations: u64,
    pub(crate) tested: u64,
    mover: Mover,
    tolerance: Tolerance,
}

impl<'n> Chain<'n> {
    pub(crate) fn new(plan: Plan<'n>, seed: u64) -> Self {
        let best = Kept::of(&plan);
        Self {
            mover: Mover::new(&plan, seed),
            tolerance: Tolerance::new(),
            least: best.cost,
            plan,
            best,
            iterations: 0,
            tested: 0,
        }
    }

    /// Goes on from another plan.
    pub(crate) fn restart(&mut self, kept: &Kept) {
        self.begin_with(|plan| {
            if kept.cost != plan.cost() {
                plan.restore(&kept.orders(plan.net));
            }
        });
    }

    /// Goes on from a plan that is made in the place of this one, and counts the best anew.
    pub(crate) fn begin_with(&mut self, make: impl FnOnce(&mut Plan<'n>)) {
        self.least = self.least.min(self.best.cost);
        make(&mut self.plan);
        self.best.keep(&self.plan);
    }

    /// Runs until the budget has passed the end of the stretch.
    pub(crate) fn run(&mut self, budget: &dyn Budget, stretch: Stretch) {
        if self.mover.is_idle() {
            return;
        }
        let width = (stretch.to - stretch.from).max(f64::MIN_POSITIVE);
        loop {
            budget.seen(self.best.cost.min(self.least));
            let used = budget.used(self.iterations);
            if used >= stretch.to {
                break;
            }
            let share = ((used - stretch.from) / width).clamp(0.0, 1.0);
            let heat = stretch.heat.first * (stretch.heat.last / stretch.heat.first).powf(share);
            self.mover.look(&self.plan);
            for _ in 0..LOOK {
                self.step(heat);
            }
            self.iterations += LOOK;
        }
    }

    #[inline]
    fn step(&mut self, heat: f64) {
        if !self.mover.stage(&mut self.plan) {
            return;
        }
        self.tested += 1;
        let limit = (heat * self.tolerance.draw(&mut self.mover.chance)) as i64;
        if self.plan.settle(limit).is_some() && self.plan.cost() < self.best.cost {
            self.best.keep(&self.plan);
        }
    }
}

impl Plan<'_> {
    /// Replaces the whole plan by these orders.
    pub(crate) fn restore(&mut self, orders: &[Vec<u32>]) {
        *self = Plan::empty(self.net);
        let mut left = Vec::new();
        for (route, order) in orders.iter().enumerate() {
            let mut node = self.net.start_of(route as u32);
            for &visit in order {
                self.link_after(visit, node);
                node = visit;
            }
        }
        if self.settle(i64::MAX / 4).is_some() {
            return;
        }
        // The orders do not hold together: take what can be taken.
        for (route, order) in orders.iter().enumerate() {
            let mut node = self.net.start_of(route as u32);
            for &visit in order {
                self.link_after(visit, node);
                if self.settle(i64::MAX / 4).is_some() {
                    node = visit;
                } else {
                    left.push(visit);
                }
            }
        }
        build::fill_with(self, &left);
    }
}

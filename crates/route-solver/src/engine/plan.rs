//! A plan under search: who follows whom, when everything starts, and what it costs, with undo.

use super::net::{NEVER, NONE, NOWHERE, Net};

/// Where a node stands and when it starts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct At {
    pub(crate) start: i32,
    /// The first start that its own route allows.
    pub(crate) bound: i32,
    pub(crate) prev: u32,
    pub(crate) next: u32,
    pub(crate) route: u32,
    /// Travel from the one before.
    pub(crate) leg: i32,
    /// How late, in ticks.
    pub(crate) late: i32,
    /// What its time costs.
    pub(crate) pain: i64,
}

/// The times of a node before a change, to be put back.
#[derive(Debug, Clone, Copy)]
pub(super) struct Timed {
    pain: i64,
    node: u32,
    start: i32,
    bound: i32,
    late: i32,
}

const AWAY: At = At {
    start: NEVER,
    bound: NEVER,
    prev: NONE,
    next: NONE,
    route: NONE,
    leg: 0,
    late: 0,
    pain: 0,
};

/// The figures of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Figures {
    pub(crate) travel: i64,
    /// Lateness and waiting, priced.
    pub(crate) pain: i64,
    pub(crate) worst: i32,
    /// What depends on who does what: left out, liking, continuity.
    pub(crate) staffing: i64,
}

/// A plan that can be changed and changed back.
#[derive(Debug, Clone)]
pub(crate) struct Plan<'n> {
    pub(crate) net: &'n Net,
    pub(crate) at: Vec<At>,
    pub(crate) figures: Figures,
    /// Visits of each client by each carer, and how many carers have any.
    shared: Vec<u16>,
    pub(super) links: Vec<(u32, At)>,
    pub(super) times: Vec<Timed>,
    pub(super) seeds: Vec<u32>,
    pub(super) staffed: Vec<(u32, u32, u32)>,
    pub(super) queue: Vec<(i32, u32)>,
    /// The starts of those tied together, while they are worked out.
    pub(super) settled: Vec<i32>,
    /// What the change under test adds to `staffing`.
    staffing_change: i64,
}

impl<'n> Plan<'n> {
    /// The plan in which nothing is planned.
    pub(crate) fn empty(net: &'n Net) -> Self {
        let mut plan = Self {
            net,
            at: vec![AWAY; net.nodes.len()],
            figures: Figures::default(),
            shared: net.met.clone(),
            links: Vec::with_capacity(64),
            times: Vec::with_capacity(1024),
            seeds: Vec::with_capacity(64),
            staffed: Vec::with_capacity(64),
            queue: Vec::with_capacity(64),
            settled: Vec::with_capacity(64),
            staffing_change: 0,
        };
        for route in 0..net.routes.len() as u32 {
            let (start, end) = (net.start_of(route), net.end_of(route));
            let early = net.nodes[start as usize].early;
            plan.at[start as usize] = At {
                start: early,
                bound: early,
                next: end,
                route,
                ..AWAY
            };
            plan.at[end as usize] = At {
                prev: start,
                route,
                ..AWAY
            };
            let leg = plan.leg_into(end);
            plan.at[end as usize].leg = leg;
            plan.at[end as usize].start = early + leg;
            plan.at[end as usize].bound = early + leg;
            plan.figures.travel += i64::from(leg);
        }
        plan.figures.staffing = net.nodes.iter().take(net.visits).map(|v| v.missing).sum();
        plan
    }

    #[inline]
    pub(crate) fn next(&self, node: u32) -> u32 {
        self.at[node as usize].next
    }

    #[inline]
    pub(crate) fn prev(&self, node: u32) -> u32 {
        self.at[node as usize].prev
    }

    #[inline]
    pub(crate) fn way(&self, node: u32) -> u32 {
        self.at[node as usize].route
    }

    /// How many visits are left out.
    pub(crate) fn absent(&self) -> usize {
        let visits = self.at.iter().take(self.net.visits);
        visits.filter(|at| at.route == NONE).count()
    }

    /// The priced sum.
    #[inline]
    pub(crate) fn cost(&self) -> i64 {
        self.price(&self.figures)
    }

    #[inline]
    fn price(&self, figures: &Figures) -> i64 {
        let prices = &self.net.prices;
        prices.travel * figures.travel
            + figures.pain
            + prices.worst * i64::from(figures.worst)
            + figures.staffing
    }

    /// Travel into a node from the one before it.
    #[inline]
    fn leg_into(&self, node: u32) -> i32 {
        let to = self.net.nodes[node as usize].place;
        let mut prev = self.at[node as usize].prev;
        let mut from = self.net.nodes[prev as usize].place;
        if to == NOWHERE {
            return 0;
        }
        while from == NOWHERE {
            prev = self.at[prev as usize].prev;
            from = self.net.nodes[prev as usize].place;
        }
        let route = self.at[node as usize].route;
        let matrix = self.net.routes[route as usize].matrix;
        self.net.matrices[matrix as usize].between(from, to)
    }

    // Changes. Each keeps what it changes, so that `settle` or `undo` can follow.

    #[inline]
    fn keep(&mut self, node: u32) {
        self.links.push((node, self.at[node as usize]));
    }

    /// Keeps the times of a node before they are changed.
    #[inline]
    pub(super) fn keep_times(&mut self, node: u32, at: At) {
        self.times.push(Timed {
            pain: at.pain,
            node,
            start: at.start,
            bound: at.bound,
            late: at.late,
        });
    }

    #[inline]
    fn seed(&mut self, node: u32) {
        if !self.seeds.contains(&node) {
            self.seeds.push(node);
        }
    }

    /// Joins two nodes; what stood between them is no concern here.
    #[inline]
    pub(crate) fn join(&mut self, first: u32, second: u32) {
        self.keep(first);
        self.at[first as usize].next = second;
        self.keep(second);
        self.at[second as usize].prev = first;
        self.seed(second);
    }

    /// Says that a visit now belongs to a route, or to none.
    pub(crate) fn assign(&mut self, visit: u32, route: u32) {
        let old = self.at[visit as usize].route;
        if old == route {
            return;
        }
        self.keep(visit);
        self.at[visit as usize].route = route;
        self.staffing_change += self.reassign(visit, old, route);
        self.staffed.push((visit, old, route));
        if route == NONE {
            let at = &mut self.at[visit as usize];
            at.bound = NEVER;
            at.start = NEVER;
            at.leg = 0;
            at.late = 0;
            at.pain = 0;
            at.prev = NONE;
            at.next = NONE;
        } else if old != NONE
            && self.net.routes[old as usize].matrix != self.net.routes[route as usize].matrix
        {
            self.seed(visit);
        }
    }

    /// Counts the visit out of one route and into another; gives what that costs.
    fn reassign(&mut self, visit: u32, old: u32, new: u32) -> i64 {
        let net = self.net;
        let node = &net.nodes[visit as usize];
        let mut change = 0;
        if old == NONE {
            change -= node.missing;
        }
        if new == NONE {
            change += node.missing;
        }
        if net.moved_price != 0 {
            let present = net.present[visit as usize];
            let price = |route: u32| {
                if present != NONE && route != present {
                    net.moved_price
                } else {
                    0
                }
            };
            change += price(new) - price(old);
        }
        if node.client == NONE {
            return change;
        }
        let row = node.client as usize * net.carers;
        if old != NONE {
            let cell = row + net.routes[old as usize].carer as usize;
            change -= i64::from(net.liking[cell]);
            self.shared[cell] -= 1;
            if self.shared[cell] == 0 {
                change -= net.prices.carer;
            }
        }
        if new != NONE {
            let cell = row + net.routes[new as usize].carer as usize;
            change += i64::from(net.liking[cell]);
            if self.shared[cell] == 0 {
                change += net.prices.carer;
            }
            self.shared[cell] += 1;
        }
        change
    }

    /// Takes a visit out of its route, joining its neighbours.
    pub(crate) fn unlink(&mut self, visit: u32) {
        let At { prev, next, .. } = self.at[visit as usize];
        self.join(prev, next);
    }

    /// Puts an unlinked visit after a node, in that node's route.
    pub(crate) fn link_after(&mut self, visit: u32, node: u32) {
        let next = self.at[node as usize].next;
        let route = self.at[node as usize].route;
        self.assign(visit, route);
        self.join(node, visit);
        self.join(visit, next);
    }

    /// Takes a visit out of the plan.
    pub(crate) fn remove(&mut self, visit: u32) {
        self.unlink(visit);
        self.assign(visit, NONE);
    }

    /// Works out the change under test; keeps it if it costs at most `limit` more, and takes it back if not.
    ///
    /// Gives the change in cost if it was kept.
    pub(crate) fn settle(&mut self, limit: i64) -> Option<i64> {
        let Some(figures) = self.test(limit) else {
            self.undo();
            return None;
        };
        let change = self.price(&figures) - self.cost();
        self.figures = figures;
        self.forget();
        Some(change)
    }

    /// Works out what the change under test costs, if it is legal, and takes it back.
    pub(crate) fn weigh(&mut self, limit: i64) -> Option<i64> {
        let change = self
            .test(limit)
            .map(|figures| self.price(&figures) - self.cost());
        self.undo();
        change
    }

    fn forget(&mut self) {
        self.links.clear();
        self.times.clear();
        self.seeds.clear();
        self.staffed.clear();
        self.staffing_change = 0;
    }

    /// Takes back everything since the last `settle`.
    pub(crate) fn undo(&mut self) {
        while let Some(old) = self.times.pop() {
            let at = &mut self.at[old.node as usize];
            (at.pain, at.start) = (old.pain, old.start);
            (at.bound, at.late) = (old.bound, old.late);
        }
        while let Some((node, at)) = self.links.pop() {
            self.at[node as usize] = at;
        }
        while let Some((visit, old, new)) = self.staffed.pop() {
            self.reassign(visit, new, old);
        }
        self.forget();
    }

    /// The figures after the change under test, or nothing if it is illegal or too dear.
    fn test(&mut self, limit: i64) -> Option<Figures> {
        let mut figures = self.figures;
        figures.staffing += self.staffing_change;
        figures.travel += self.measure_legs();
        let before = self.cost();
        let prices = &self.net.prices;
        let certain = prices.travel * (figures.travel - self.figures.travel) + self.staffing_change;
        // Even if all lateness were to vanish.
        let hope = self.figures.pain + prices.worst * i64::from(self.figures.worst);
        if certain - hope > limit {
            return None;
        }
        figures.pain += self.spread(limit.saturating_sub(certain).saturating_add(hope))?;
        figures.worst = 0;
        if self.price(&figures) - before > limit {
            return None;
        }
        if prices.worst != 0 {
            figures.worst = self.worst_after();
        }
        (self.price(&figures) - before <= limit).then_some(figures)
    }

    /// Measures the legs into the seeds anew; gives the change in travel.
    fn measure_legs(&mut self) -> i64 {
        let mut change = 0;
        let mut i = 0;
        while i < self.seeds.len() {
            let node = self.seeds[i];
            i += 1;
            if self.at[node as usize].route == NONE {
                continue;
            }
            if self.net.nodes[node as usize].place == NOWHERE {
                let next = self.at[node as usize].next;
                self.seed(next);
            }
            let leg = self.leg_into(node);
            let old = self.at[node as usize].leg;
            if leg != old {
                self.keep(node);
                self.at[node as usize].leg = leg;
            }
            change += i64::from(leg) - i64::from(old);
        }
        // A visit that left the plan took its leg with it: `assign` zeroed it, so count it here.
        for i in 0..self.staffed.len() {
            let (visit, _, new) = self.staffed[i];
            if new == NONE {
                change -= i64::from(self.leg_before(visit));
            }
        }
        change
    }

    /// The leg that a removed visit had before the change under test.
    fn leg_before(&self, visit: u32) -> i32 {
        self.links
            .iter()
            .find(|(node, _)| *node == visit)
            .map_or(0, |(_, at)| at.leg)
    }

    /// The greatest lateness after the change under test.
    fn worst_after(&self) -> i32 {
        let worst = self.figures.worst;
        let mut touched = 0;
        let mut held = worst == 0;
        for old in &self.times {
            touched = touched.max(self.at[old.node as usize].late);
            held |= old.late == worst;
        }
        held |= self.staffed.iter().any(|&(_, _, new)| new == NONE);
        if touched >= worst || !held {
            return touched.max(worst);
        }
        self.at.iter().map(|at| at.late).max().unwrap_or(0)
    }
}

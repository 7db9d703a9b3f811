//! Tours under search: for every stop the first time to leave it and the last to reach it.

use super::problem::Fleet;

/// No tour.
pub(crate) const NONE: u32 = u32::MAX;

/// A stop of a tour.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stop {
    pub(crate) customer: u32,
    /// The first time to leave it.
    pub(crate) leave: i32,
    /// The last time to reach it.
    pub(crate) reach: i32,
    /// The way from the stop before.
    pub(crate) leg: i32,
}

/// One vehicle's tour; the way home is `home`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tour {
    pub(crate) stops: Vec<Stop>,
    pub(crate) load: i32,
    pub(crate) home: i32,
    /// Its length with the way home.
    way: i64,
}

impl Tour {
    /// Copies another tour into the room that is there; a derived `clone_from` would take new room each time.
    fn become_like(&mut self, other: &Self) {
        self.stops.clone_from(&other.stops);
        (self.load, self.home, self.way) = (other.load, other.home, other.way);
    }
}

/// A plan, what it costs, and what was there before the change under test.
#[derive(Debug, Clone)]
pub(crate) struct Tours<'f> {
    pub(crate) fleet: &'f Fleet,
    pub(crate) all: Vec<Tour>,
    pub(crate) tour_of: Vec<u32>,
    pub(crate) absent: Vec<u32>,
    pub(crate) cost: i64,
    /// Tours as they were, by number.
    kept: Vec<(u32, Tour)>,
    spare: Vec<Tour>,
    kept_absent: Vec<u32>,
    kept_cost: i64,
    touched: Vec<bool>,
    /// Tours that had no stops when they were put here.
    free: Vec<u32>,
    is_free: Vec<bool>,
    /// How many tours have stops, and how many had.
    used: usize,
    kept_used: usize,
    /// A tail that changes tours.
    pub(crate) tail: Vec<Stop>,
}

impl<'f> Tours<'f> {
    /// Nobody is served.
    pub(crate) fn empty(fleet: &'f Fleet) -> Self {
        let n = fleet.customers.len();
        Self {
            fleet,
            all: Vec::new(),
            tour_of: vec![NONE; n],
            absent: (1..n as u32).collect(),
            cost: 0,
            kept: Vec::new(),
            spare: Vec::new(),
            kept_absent: Vec::new(),
            kept_cost: 0,
            touched: Vec::new(),
            free: Vec::new(),
            is_free: Vec::new(),
            used: 0,
            kept_used: 0,
            tail: Vec::new(),
        }
    }

    /// Begins a change that can be taken back.
    pub(crate) fn begin(&mut self) {
        self.kept_absent.clone_from(&self.absent);
        self.kept_cost = self.cost;
        self.kept_used = self.used;
    }

    /// The cost before the change.
    pub(crate) fn cost_before(&self) -> i64 {
        self.kept_cost
    }

    pub(crate) fn absent_before(&self) -> &[u32] {
        &self.kept_absent
    }

    /// Keeps the change.
    pub(crate) fn accept(&mut self) {
        while let Some((number, tour)) = self.kept.pop() {
            self.touched[number as usize] = false;
            self.spare.push(tour);
            self.set_free(number);
        }
    }

    /// Takes the change back.
    pub(crate) fn reject(&mut self) {
        for i in 0..self.absent.len() {
            self.tour_of[self.absent[i] as usize] = NONE;
        }
        while let Some((number, tour)) = self.kept.pop() {
            self.touched[number as usize] = false;
            for stop in &tour.stops {
                self.tour_of[stop.customer as usize] = number;
            }
            let changed = std::mem::replace(&mut self.all[number as usize], tour);
            self.spare.push(changed);
            self.set_free(number);
        }
        self.absent.clone_from(&self.kept_absent);
        for i in 0..self.absent.len() {
            self.tour_of[self.absent[i] as usize] = NONE;
        }
        self.cost = self.kept_cost;
        self.used = self.kept_used;
    }

    /// Puts right what belongs to a tour whose stops were changed from outside a change that can be taken back.
    pub(crate) fn settle(&mut self, number: u32) {
        for stop in &self.all[number as usize].stops {
            self.tour_of[stop.customer as usize] = number;
        }
        self.used -= usize::from(self.all[number as usize].stops.is_empty());
        self.set_free(number);
        self.time(number);
    }

    fn set_free(&mut self, number: u32) {
        let is_empty = self.all[number as usize].stops.is_empty();
        if is_empty && !self.is_free[number as usize] {
            self.is_free[number as usize] = true;
            self.free.push(number);
        }
    }

    fn keep(&mut self, number: u32) {
        if !self.touched[number as usize] {
            self.touched[number as usize] = true;
            let mut copy = self.spare.pop().unwrap_or_default();
            copy.become_like(&self.all[number as usize]);
            self.kept.push((number, copy));
        }
    }

    pub(crate) fn is_touched(&self, number: u32) -> bool {
        self.touched[number as usize]
    }

    /// Takes out stops `from..to` of a tour.
    pub(crate) fn take_out(&mut self, number: u32, (from, to): (usize, usize)) {
        self.keep(number);
        for i in from..to {
            let customer = self.all[number as usize].stops[i].customer;
            self.absent.push(customer);
            self.tour_of[customer as usize] = NONE;
        }
        let stops = &mut self.all[number as usize].stops;
        let had = !stops.is_empty();
        stops.drain(from..to);
        self.used -= usize::from(had && stops.is_empty());
    }

    /// Puts an absent customer at a place of a tour; the caller takes it off the list of those absent.
    pub(crate) fn put_in(&mut self, customer: u32, number: u32, place: usize) {
        self.keep(number);
        self.tour_of[customer as usize] = number;
        let stop = Stop {
            customer,
            leave: 0,
            reach: 0,
            leg: 0,
        };
        let stops = &mut self.all[number as usize].stops;
        self.used += usize::from(stops.is_empty());
        stops.insert(place, stop);
        self.time(number);
    }

    /// A tour without stops, made if there is none.
    pub(crate) fn free_tour(&mut self) -> u32 {
        while let Some(&number) = self.free.last() {
            if self.all[number as usize].stops.is_empty() {
                return number;
            }
            self.is_free[number as usize] = false;
            self.free.pop();
        }
        let number = self.all.len() as u32;
        self.all.push(Tour::default());
        self.touched.push(false);
        self.is_free.push(false);
        self.set_free(number);
        number
    }

    /// Works out times, load and cost of a tour anew.
    pub(crate) fn time(&mut self, number: u32) {
        let fleet = self.fleet;
        let tour = &mut self.all[number as usize];
        let old = tour.way;
        let mut leave = fleet.customers[0].early;
        let mut prev = 0;
        let mut load = 0;
        let mut way = 0_i64;
        for stop in &mut tour.stops {
            let data = &fleet.customers[stop.customer as usize];
            stop.leg = fleet.to(prev, stop.customer);
            leave = (leave + stop.leg).max(data.early) + data.service;
            stop.leave = leave;
            way += i64::from(stop.leg);
            load += data.demand;
            prev = stop.customer;
        }
        tour.home = if tour.stops.is_empty() {
            0
        } else {
            fleet.to(prev, 0)
        };
        way += i64::from(tour.home);
        tour.load = load;
        let mut reach = fleet.customers[0].due;
        let mut next = 0;
        for stop in tour.stops.iter_mut().rev() {
            let data = &fleet.customers[stop.customer as usize];
            reach = data
                .due
                .min(reach - fleet.to(stop.customer, next) - data.service);
            stop.reach = reach;
            next = stop.customer;
        }
        tour.way = way;
        self.cost += way - old;
    }

    /// How many tours have stops.
    pub(crate) fn in_use(&self) -> usize {
        self.used
    }

    /// How many tours had stops before the change.
    pub(crate) fn in_use_before(&self) -> usize {
        self.kept_used
    }

    /// Forgets tours without stops, if most are.
    pub(crate) fn forget_empty(&mut self) {
        if self.all.len() > 2 * self.used + 8 {
            let absent = std::mem::take(&mut self.absent);
            self.restore(&self.orders());
            self.absent = absent;
        }
    }

    /// The orders of all tours that have stops.
    pub(crate) fn orders(&self) -> Vec<Vec<u32>> {
        self.all
            .iter()
            .filter(|tour| !tour.stops.is_empty())
            .map(|tour| tour.stops.iter().map(|stop| stop.customer).collect())
            .collect()
    }

    /// Gives everybody a tour of their own.
    pub(crate) fn serve_each_alone(&mut self) {
        let all = 1..self.fleet.customers.len() as u32;
        self.restore(&all.map(|customer| vec![customer]).collect::<Vec<_>>());
    }

    /// Replaces the whole plan.
    pub(crate) fn restore(&mut self, orders: &[Vec<u32>]) {
        *self = Self::empty(self.fleet);
        for order in orders {
            let number = self.free_tour();
            for &customer in order {
                self.tour_of[customer as usize] = number;
            }
            self.all[number as usize].stops = order
                .iter()
                .map(|&customer| Stop {
                    customer,
                    leave: 0,
                    reach: 0,
                    leg: 0,
                })
                .collect();
            self.used += usize::from(!order.is_empty());
            self.time(number);
        }
        let tour_of = &self.tour_of;
        self.absent.retain(|&c| tour_of[c as usize] == NONE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fleet::{Customer, FleetParts};

    /// So many customers who want nothing, one step from everybody, and a vehicle for each.
    fn alike(size: usize) -> Result<Fleet, crate::Trouble> {
        let customer = Customer {
            demand: 0,
            early: 0,
            due: 10,
            service: 0,
        };
        let n = size + 1;
        let way = |at: usize| i32::from(at / n != at % n);
        Fleet::new(FleetParts {
            customers: vec![customer; n],
            travel: (0..n * n).map(way).collect(),
            capacity: 1,
            vehicles: size,
        })
    }

    #[test]
    fn a_tour_that_was_made_is_free_until_it_is_used() -> Result<(), crate::Trouble> {
        let fleet = alike(1)?;
        let mut plan = Tours::empty(&fleet);
        let first = plan.free_tour();
        assert_eq!(plan.free_tour(), first);
        assert_eq!(plan.all.len(), 1);
        plan.put_in(1, first, 0);
        assert_ne!(plan.free_tour(), first);
        Ok(())
    }

    #[test]
    fn a_tour_is_free_once_however_often_it_is_tried() -> Result<(), crate::Trouble> {
        let fleet = alike(2)?;
        let mut plan = Tours::empty(&fleet);
        plan.restore(&[vec![1, 2]]);
        for _ in 0..100 {
            plan.begin();
            plan.take_out(0, (0, 2));
            plan.time(0);
            assert_eq!(plan.in_use(), 0);
            let fresh = plan.free_tour();
            plan.put_in(1, fresh, 0);
            assert_eq!(plan.in_use(), 1);
            plan.absent.retain(|&c| c != 1);
            plan.reject();
            assert_eq!((plan.in_use(), plan.orders()), (1, vec![vec![1, 2]]));
        }
        assert!(plan.free.len() <= 1 && plan.all.len() <= 2);
        plan.serve_each_alone();
        assert_eq!(plan.orders(), [vec![1], vec![2]]);
        Ok(())
    }
}

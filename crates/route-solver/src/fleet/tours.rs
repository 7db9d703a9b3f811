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
    /// Tours without stops.
    pub(crate) free: Vec<u32>,
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
        }
    }

    /// Begins a change that can be taken back.
    pub(crate) fn begin(&mut self) {
        self.kept_absent.clone_from(&self.absent);
        self.kept_cost = self.cost;
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
        }
        self.find_free();
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
        }
        self.absent.clone_from(&self.kept_absent);
        for i in 0..self.absent.len() {
            self.tour_of[self.absent[i] as usize] = NONE;
        }
        self.cost = self.kept_cost;
        self.find_free();
    }

    fn find_free(&mut self) {
        self.free.clear();
        for (number, tour) in self.all.iter().enumerate().rev() {
            if tour.stops.is_empty() {
                self.free.push(number as u32);
            }
        }
    }

    fn keep(&mut self, number: u32) {
        if !self.touched[number as usize] {
            self.touched[number as usize] = true;
            let mut copy = self.spare.pop().unwrap_or_default();
            copy.clone_from(&self.all[number as usize]);
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
        self.all[number as usize].stops.drain(from..to);
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
        self.all[number as usize].stops.insert(place, stop);
        self.time(number);
    }

    /// A tour without stops, made if there is none.
    pub(crate) fn free_tour(&mut self) -> u32 {
        while let Some(&number) = self.free.last() {
            if self.all[number as usize].stops.is_empty() {
                return number;
            }
            self.free.pop();
        }
        let number = self.all.len() as u32;
        self.all.push(Tour::default());
        self.touched.push(false);
        self.free.push(number);
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

    /// Whether more tours have stops than this.
    pub(crate) fn has_more_than(&self, most: usize) -> bool {
        self.all.len() > most && self.in_use() > most
    }

    /// How many tours have stops.
    pub(crate) fn in_use(&self) -> usize {
        self.all.iter().filter(|t| !t.stops.is_empty()).count()
    }

    /// The orders of all tours that have stops.
    pub(crate) fn orders(&self) -> Vec<Vec<u32>> {
        self.all
            .iter()
            .filter(|tour| !tour.stops.is_empty())
            .map(|tour| tour.stops.iter().map(|stop| stop.customer).collect())
            .collect()
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
            self.time(number);
            self.find_free();
        }
        let tour_of = &self.tour_of;
        self.absent.retain(|&c| tour_of[c as usize] == NONE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fleet::{Customer, FleetParts};

    #[test]
    fn a_tour_that_was_made_is_free_until_it_is_used() -> Result<(), crate::Trouble> {
        let customer = Customer {
            demand: 0,
            early: 0,
            due: 10,
            service: 0,
        };
        let fleet = Fleet::new(FleetParts {
            customers: vec![customer; 2],
            travel: vec![0, 1, 1, 0],
            capacity: 1,
            vehicles: 1,
        })?;
        let mut plan = Tours::empty(&fleet);
        let first = plan.free_tour();
        assert_eq!(plan.free_tour(), first);
        assert_eq!(plan.all.len(), 1);
        plan.put_in(1, first, 0);
        assert_ne!(plan.free_tour(), first);
        Ok(())
    }
}

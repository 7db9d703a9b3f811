//! Ruin and recreate: strings of near tours are taken out, and put in again greedily with blinks.

use super::problem::Fleet;
use super::tours::{NONE, Tours};
use crate::engine::chance::Chance;

/// How many customers are taken out on the mean: at least and at most, and what a customer more adds between.
const MEAN_OUT: (f64, f64, f64) = (4.0, 10.0, 0.02);
/// The longest string.
const STRING_MAX: f64 = 10.0;
/// Tours of so many near customers are looked at for a place.
const LOOK_NEAR: usize = 40;
/// How often a ruin begins at a customer who is left out, if somebody is.
const SEED_ABSENT: f64 = 0.5;

/// So few tours are all looked at.
const FEW: usize = 4;
/// How often a string keeps a middle part.
const SPLIT: f64 = 0.5;
/// How often the kept part grows by one.
const SPLIT_GROWS: f64 = 0.99;
/// A place is overlooked once in this many times.
const BLINK: u64 = 100;

/// Draws ruins and recreates.
#[derive(Debug, Clone)]
pub(crate) struct Ruin {
    pub(crate) chance: Chance,
    /// How many customers are taken out on the mean.
    mean_out: f64,
    marked: Vec<u32>,
    mark: u32,
    tours_near: Vec<u32>,
    keys: Vec<(i64, u32)>,
}

/// Whether customers who are put in may have a tour of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Open {
    /// Wherever that is the shortest way.
    AtWill,
    /// Only as long as fewer tours than this have stops, and where there is no other place.
    UpTo(usize),
}

/// The cheapest place found.
#[derive(Debug, Clone, Copy)]
struct Place {
    cost: i32,
    tour: u32,
    at: usize,
}

impl Ruin {
    pub(crate) fn new(seed: u64, size: usize) -> Self {
        let (least, most, each) = MEAN_OUT;
        Self {
            mean_out: (least + each * size as f64).min(most),
            chance: Chance::new(seed),
            marked: Vec::new(),
            mark: 0,
            tours_near: Vec::new(),
            keys: Vec::new(),
        }
    }

    /// Takes out strings around one customer.
    pub(crate) fn ruin(&mut self, plan: &mut Tours<'_>) {
        let n = plan.fleet.size();
        let used = plan.in_use();
        let mean = (n - plan.absent.len()) as f64 / used.max(1) as f64;
        let length_max = STRING_MAX.min(mean).max(1.0);
        let strings_max = 4.0 * self.mean_out / (1.0 + length_max) - 1.0;
        let strings = (self.chance.fraction() * strings_max + 1.0) as usize;
        let mut seed = 1 + self.chance.below(n);
        if !plan.absent.is_empty() && self.chance.fraction() < SEED_ABSENT {
            seed = plan.absent[self.chance.below(plan.absent.len())] as usize;
        }
        let mut done = 0;
        self.string(plan, seed as u32, length_max, &mut done);
        let fleet = plan.fleet;
        for &customer in &fleet.near[seed] {
            if done >= strings {
                break;
            }
            self.string(plan, customer, length_max, &mut done);
        }
    }

    fn string(&mut self, plan: &mut Tours<'_>, customer: u32, length_max: f64, done: &mut usize) {
        let number = plan.tour_of[customer as usize];
        if number == NONE || plan.is_touched(number) {
            return;
        }
        *done += 1;
        let stops = &plan.all[number as usize].stops;
        let size = stops.len();
        let at = stops
            .iter()
            .position(|stop| stop.customer == customer)
            .unwrap_or(0);
        let longest = length_max.min(size as f64);
        let length = (self.chance.fraction() * longest + 1.0).min(size as f64) as usize;
        let mut kept = 0;
        if length > 1 && length < size && self.chance.fraction() < SPLIT {
            kept = 1;
            while length + kept < size && self.chance.fraction() > SPLIT_GROWS {
                kept += 1;
            }
        }
        let whole = length + kept;
        let lowest = (at + 1).saturating_sub(whole);
        let highest = at.min(size - whole);
        let from = lowest + self.chance.below(highest - lowest + 1);
        if kept == 0 {
            plan.take_out(number, (from, from + length));
        } else {
            let before = 1 + self.chance.below(length - 1);
            plan.take_out(number, (from + before + kept, from + whole));
            plan.take_out(number, (from, from + before));
        }
        plan.time(number);
    }

    /// Puts in those absent, in an order drawn by chance; tours may be opened at will, or only as long as there are
    /// fewer than so many and a customer finds no other place.
    pub(crate) fn recreate(&mut self, plan: &mut Tours<'_>, open: Open) {
        self.sort(plan);
        let is_free = open == Open::AtWill;
        for i in 0..self.keys.len() {
            let (_, customer) = self.keys[i];
            let place = self.cheapest(plan, customer, is_free);
            match (place, open) {
                (Some(place), _) => plan.put_in(customer, place.tour, place.at),
                (None, Open::UpTo(most)) if plan.in_use() >= most => plan.absent.push(customer),
                (None, Open::AtWill | Open::UpTo(_)) => {
                    let tour = plan.free_tour();
                    plan.put_in(customer, tour, 0);
                }
            }
        }
    }

    fn sort(&mut self, plan: &mut Tours<'_>) {
        let fleet = plan.fleet;
        let draw = self.chance.below(17);
        self.keys.clear();
        for &customer in &plan.absent {
            let data = &fleet.customers[customer as usize];
            let key = match draw {
                0..4 => self.chance.word().cast_signed() >> 1,
                4..8 => -i64::from(data.demand),
                8..10 => -i64::from(fleet.to(0, customer)),
                10 => i64::from(fleet.to(0, customer)),
                11..13 => i64::from(data.due) - i64::from(data.early),
                13..15 => i64::from(data.early),
                _ => -i64::from(data.due),
            };
            self.keys.push((key, customer));
        }
        self.keys.sort_unstable();
        plan.absent.clear();
    }

    fn cheapest(&mut self, plan: &mut Tours<'_>, customer: u32, fresh: bool) -> Option<Place> {
        self.find_tours_near(plan, customer);
        let mut best: Option<Place> = None;
        if fresh {
            let alone = plan.fleet.to(0, customer) + plan.fleet.to(customer, 0);
            let tour = plan.free_tour();
            best = Some(Place {
                cost: alone,
                tour,
                at: 0,
            });
        }
        for i in 0..self.tours_near.len() {
            self.scan(plan, (customer, self.tours_near[i]), &mut best);
        }
        best
    }

    /// The tours of near customers, and all tours if there are few.
    fn find_tours_near(&mut self, plan: &Tours<'_>, customer: u32) {
        self.tours_near.clear();
        self.mark += 1;
        self.marked.resize(plan.all.len(), 0);
        if plan.all.len() <= FEW {
            self.tours_near.extend(0..plan.all.len() as u32);
            return;
        }
        for &other in plan.fleet.near[customer as usize].iter().take(LOOK_NEAR) {
            let number = plan.tour_of[other as usize];
            if number != NONE && self.marked[number as usize] != self.mark {
                self.marked[number as usize] = self.mark;
                self.tours_near.push(number);
            }
        }
    }

    /// Looks at every place of a tour.
    #[inline]
    fn scan(&mut self, plan: &Tours<'_>, (customer, number): (u32, u32), best: &mut Option<Place>) {
        let fleet: &Fleet = plan.fleet;
        let tour = &plan.all[number as usize];
        let data = &fleet.customers[customer as usize];
        if tour.stops.is_empty() || tour.load + data.demand > fleet.capacity {
            return;
        }
        let n = fleet.customers.len();
        let row = customer as usize * n;
        let (to, from) = (&fleet.travel[row..row + n], &fleet.back[row..row + n]);
        let mut limit = best.map_or(i32::MAX, |place| place.cost);
        let first = tour
            .stops
            .partition_point(|stop| stop.reach < data.early + data.service);
        let (mut prev, mut leave) = match first.checked_sub(1) {
            Some(before) => (tour.stops[before].customer, tour.stops[before].leave),
            None => (0, fleet.customers[0].early),
        };
        for (at, stop) in tour.stops.iter().enumerate().skip(first) {
            if leave > data.due {
                return;
            }
            let (there, on) = (from[prev as usize], to[stop.customer as usize]);
            let cost = there + on - stop.leg;
            if cost < limit {
                let start = (leave + there).max(data.early);
                if start <= data.due
                    && start + data.service + on <= stop.reach
                    && !self.chance.word().is_multiple_of(BLINK)
                {
                    limit = cost;
                    *best = Some(Place {
                        cost,
                        tour: number,
                        at,
                    });
                }
            }
            prev = stop.customer;
            leave = stop.leave;
        }
        let (there, on) = (from[prev as usize], to[0]);
        let cost = there + on - tour.home;
        let start = (leave + there).max(data.early);
        if cost < limit && start <= data.due && start + data.service + on <= fleet.customers[0].due
        {
            *best = Some(Place {
                cost,
                tour: number,
                at: tour.stops.len(),
            });
        }
    }
}

//! A fleet problem that was found whole, with what the search looks up all the time.

use crate::trouble::Trouble;

/// How many near customers each customer knows.
const NEAR: usize = 120;
/// The most customers.
pub(crate) const CUSTOMERS_MAX: usize = 20_000;
/// The greatest time, distance or demand, in ticks.
const LARGEST: i32 = 1 << 29;

/// The depot (the first) or a customer; times in ticks, a start at `due` is still in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Customer {
    /// What it loads.
    pub demand: i32,
    /// The first start.
    pub early: i32,
    /// The last start.
    pub due: i32,
    /// How long it takes.
    pub service: i32,
}

/// The parts of a problem, as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FleetParts {
    /// The depot, then the customers.
    pub customers: Vec<Customer>,
    /// `travel[from * n + to]`, in ticks; distance and time are the same.
    pub travel: Vec<i32>,
    /// What a vehicle holds.
    pub capacity: i32,
    /// How many vehicles there are.
    pub vehicles: usize,
}

/// A problem that can be searched.
#[derive(Debug, Clone)]
pub struct Fleet {
    pub(crate) customers: Vec<Customer>,
    pub(crate) travel: Vec<i32>,
    /// The same, by where to.
    pub(crate) back: Vec<i32>,
    pub(crate) capacity: i32,
    pub(crate) vehicles: usize,
    pub(crate) near: Vec<Vec<u32>>,
    pub(crate) mean_leg: f64,
}

impl Fleet {
    /// Checks the parts: sizes, signs, and that each customer can be served alone.
    pub fn new(parts: FleetParts) -> Result<Self, Trouble> {
        let FleetParts {
            customers,
            travel,
            capacity,
            vehicles,
        } = parts;
        let n = customers.len();
        if n == 0 || n > CUSTOMERS_MAX + 1 {
            return Err(Trouble::at(
                "customers",
                format!("{n}, not 1 to {CUSTOMERS_MAX}"),
            ));
        }
        if travel.len() != n * n {
            return Err(Trouble::at(
                "travel",
                format!("{} numbers, not {}", travel.len(), n * n),
            ));
        }
        if let Some(at) = travel.iter().position(|t| !(0..=LARGEST).contains(t)) {
            let place = format!("travel from {} to {}", at / n, at % n);
            return Err(Trouble::at(place, "is negative or too large"));
        }
        let mut fleet = Self {
            back: (0..n * n).map(|at| travel[at % n * n + at / n]).collect(),
            customers,
            travel,
            capacity,
            vehicles,
            near: Vec::new(),
            mean_leg: 0.0,
        };
        for c in 0..n {
            fleet.check(c)?;
        }
        fleet.find_near();
        Ok(fleet)
    }

    fn check(&self, c: usize) -> Result<(), Trouble> {
        let Customer {
            demand,
            early,
            due,
            service,
        } = self.customers[c];
        let wrong = |what: &str| Err(Trouble::at(format!("customer {c}"), what));
        if [demand, early, due, service]
            .iter()
            .any(|v| !(0..=LARGEST).contains(v))
        {
            return wrong("has a number that is negative or too large");
        }
        if due < early {
            return wrong("has a window that ends before it starts");
        }
        if demand > self.capacity {
            return wrong("needs more than a vehicle holds");
        }
        let depot = self.customers[0];
        let start = early.max(depot.early + self.to(0, c as u32));
        if c > 0
            && (start > due
                || i64::from(start) + i64::from(service) + i64::from(self.to(c as u32, 0))
                    > i64::from(depot.due))
        {
            return wrong("cannot be reached and left in time, even alone");
        }
        Ok(())
    }

    fn find_near(&mut self) {
        let n = self.customers.len();
        let mut sum = 0.0;
        let mut near = vec![Vec::new()];
        for c in 1..n {
            let mut others: Vec<u32> = (1..n as u32).filter(|&o| o as usize != c).collect();
            let by_way = |&o: &u32| (self.to(c as u32, o).min(self.to(o, c as u32)), o);
            if others.len() > NEAR {
                others.select_nth_unstable_by_key(NEAR, by_way);
                others.truncate(NEAR);
            }
            others.sort_unstable_by_key(by_way);
            sum += others
                .iter()
                .take(10)
                .map(|&o| f64::from(self.to(c as u32, o)))
                .sum::<f64>()
                / others.len().clamp(1, 10) as f64;
            near.push(others);
        }
        self.mean_leg = sum / n.max(2) as f64;
        self.near = near;
    }

    #[inline]
    pub(crate) fn to(&self, from: u32, to: u32) -> i32 {
        self.travel[from as usize * self.customers.len() + to as usize]
    }

    /// Fewer tours than this cannot carry what is wanted.
    pub(crate) fn least_tours(&self) -> usize {
        let wanted: usize = self.customers[1..].iter().map(|c| c.demand as usize).sum();
        wanted.div_ceil((self.capacity as usize).max(1)).max(1)
    }

    /// How many customers there are, the depot aside.
    pub fn size(&self) -> usize {
        self.customers.len() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_tours_as_demand_fills_are_needed() -> Result<(), Trouble> {
        let least = |demand: i32, capacity: i32| {
            let customer = Customer {
                demand,
                early: 0,
                due: 0,
                service: 0,
            };
            Fleet::new(FleetParts {
                customers: vec![customer; 3],
                travel: vec![0; 9],
                capacity,
                vehicles: 3,
            })
            .map(|fleet| fleet.least_tours())
        };
        assert_eq!((least(3, 5)?, least(3, 6)?, least(0, 0)?), (2, 1, 1));
        Ok(())
    }
}

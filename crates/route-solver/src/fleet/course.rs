//! How the heat of a search falls, by size: large problems are hardly ever searched to the end.

use super::problem::Fleet;

/// How hot the search begins, and how cold it may end before chains have met, in mean ways to near customers: for
/// few customers, and what a thousand add.
const HOT: (f64, f64) = (1.0, 1.0);
const COLD: (f64, f64) = (0.02, 0.18);
/// Where the last part ends.
const COLDEST: f64 = 0.02;
/// How many customers make a problem large.
const LARGE: f64 = 1_000.0;

/// A part of the budget, and the share of the heat that it begins with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Leg {
    pub(super) number: usize,
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) share: f64,
}

/// A cooling, from one share of the budget to another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Course {
    pub(super) from: f64,
    pub(super) to: f64,
    hot: f64,
    cold: f64,
}

impl Course {
    pub(super) fn of(fleet: &Fleet, leg: Leg) -> Self {
        let scale = fleet.mean_leg.max(1.0);
        let size = (fleet.size() as f64 / LARGE).min(1.0);
        let cold = if leg.number == 0 {
            COLD.0 + COLD.1 * size
        } else {
            COLDEST
        };
        Self {
            from: leg.from,
            to: leg.to,
            hot: (HOT.0 + HOT.1 * size) * scale * leg.share,
            cold: cold * scale,
        }
    }

    /// The share of the budget at a share of the course.
    pub(super) fn at(&self, share: f64) -> f64 {
        self.from + share * (self.to - self.from)
    }

    /// The heat at a share of the budget.
    pub(super) fn heat(&self, used: f64) -> f64 {
        let share = ((used - self.from) / (self.to - self.from)).clamp(0.0, 1.0);
        self.hot * (self.cold / self.hot).powf(share)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heat_falls_from_hot_to_cold_over_its_part_of_the_budget() {
        let course = Course {
            from: 0.2,
            to: 0.6,
            hot: 100.0,
            cold: 1.0,
        };
        let near = |used: f64, heat: f64| (course.heat(used) - heat).abs() < 1e-9;
        assert!(near(0.0, 100.0) && near(0.2, 100.0) && near(0.4, 10.0) && near(0.9, 1.0));
        assert!((course.at(0.5) - 0.4).abs() < 1e-9);
    }
}

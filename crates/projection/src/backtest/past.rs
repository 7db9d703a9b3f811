//! What methods without trajectories missed before: out of it come their intervals.

use std::collections::BTreeMap;

use crate::Trouble;
use crate::people::{Pyramid, Register, Year};

use super::baselines::{Method, expected};
use super::order::in_order;
use super::walk::{GROUPS, Plan, after, of_group, outcome};

/// The method, the place of the group and the years ahead.
type Key = (Method, usize, usize);

/// Outcomes over forecasts at earlier years, by the year of the outcome.
#[derive(Debug, Default)]
pub(super) struct Past(BTreeMap<Key, Vec<(Year, f64)>>);

/// Methods that tell one figure and no interval.
const POINTS: [Method; 3] = [
    Method::FrozenMortality,
    Method::HamiltonPerry,
    Method::Naive,
];
/// Years of history that the first earlier forecast has.
const HISTORY: Year = 6;
/// The most years between the first earlier forecast and the last jump-off; every second of them is taken.
const SPAN: Year = 30;

impl Past {
    /// Forecasts by the same methods at years before the jump-offs.
    pub(super) fn of(register: &Register, plan: &Plan) -> Result<Self, Trouble> {
        let mut past = Self::default();
        let years = register.areas.values().map(|area| area.population.keys());
        // Every area must be there, with years enough for the method to look back on.
        let first = years.filter_map(|mut years| years.next()).max();
        let (Some(first), Some(last)) = (first, plan.jump_offs.iter().max()) else {
            return Ok(past);
        };
        let nearest = plan.horizons.iter().min().copied().unwrap_or(1);
        let horizon = plan.horizons.iter().max().copied().unwrap_or(1);
        let from = (first + HISTORY).max(last - SPAN);
        let origins: Vec<Year> = (from..=*last)
            .step_by(2)
            .filter(|origin| after(*origin, nearest) <= *last)
            .collect();
        let of_one = |origin: Year| Self::one_origin(register, plan, (origin, horizon));
        for one in in_order((plan.threads, &origins), &|_| {}, &of_one) {
            for (key, more) in one?.0 {
                past.0.entry(key).or_default().extend(more);
            }
        }
        Ok(past)
    }

    fn one_origin(
        register: &Register,
        plan: &Plan,
        (origin, horizon): (Year, usize),
    ) -> Result<Self, Trouble> {
        let mut past = Self::default();
        for method in POINTS.into_iter().filter(|one| plan.methods.contains(one)) {
            for (code, path) in expected((register, &plan.tuning), method, (origin, horizon))? {
                past.add(register, (&code, &path), (origin, method, plan));
            }
        }
        Ok(past)
    }

    fn add(
        &mut self,
        register: &Register,
        (code, path): (&str, &[Pyramid]),
        (origin, method, plan): (Year, Method, &Plan),
    ) {
        let asked = plan
            .horizons
            .iter()
            .flat_map(|ahead| GROUPS.into_iter().enumerate().map(move |one| (*ahead, one)));
        for (ahead, (at, group)) in asked {
            let year = after(origin, ahead);
            let happened = outcome(register, code, year, group);
            let forecast = path.get(ahead).map(|people| of_group(people, group));
            if let (Some(happened), Some(forecast)) = (happened, forecast)
                && forecast > 0.0
            {
                let all = self.0.entry((method, at, ahead)).or_default();
                all.push((year, happened / forecast));
            }
        }
    }

    /// Outcomes over forecasts that were known at a jump-off.
    pub(super) fn ratios(&self, key: Key, jump_off: Year) -> Vec<f64> {
        let all = self.0.get(&key).into_iter().flatten();
        let known = all.filter(|(year, _)| *year <= jump_off);
        known.map(|(_, ratio)| *ratio).collect()
    }
}

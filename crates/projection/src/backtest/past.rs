//! What methods without trajectories missed before: out of it come their intervals.

use std::collections::BTreeMap;

use crate::people::{Pyramid, Register, Year};

use super::baselines::{Method, expected};
use super::order::in_order;
use super::walk::{GROUPS, Plan, after, of_group, outcome};

/// The method, the place of the group and the years ahead.
type Key = (Method, usize, usize);

/// Outcomes over forecasts at earlier years.
#[derive(Debug, Default)]
pub(super) struct Past(BTreeMap<Key, Vec<Earlier>>);

/// What an earlier forecast missed.
#[derive(Debug, Clone, Copy)]
struct Earlier {
    origin: Year,
    /// The year of the outcome.
    year: Year,
    /// The outcome over the forecast.
    ratio: f64,
}

/// Methods that tell one figure and no interval.
const POINTS: [Method; 3] = [
    Method::FrozenMortality,
    Method::HamiltonPerry,
    Method::Naive,
];
/// Years of history that the first earlier forecast has.
const HISTORY: Year = 6;
/// The most years between an earlier forecast and the jump-off.
const SPAN: Year = 30;

impl Past {
    /// Forecasts by the same methods at years before the jump-offs, those that can be made.
    pub(super) fn of(register: &Register, plan: &Plan) -> Self {
        let mut past = Self::default();
        let years = register.areas.values().map(|area| area.population.keys());
        // Every area must be there, with years enough for the method to look back on.
        let first = years.filter_map(|mut years| years.next()).max();
        let jump_offs = (plan.jump_offs.iter().min(), plan.jump_offs.iter().max());
        let (Some(first), (Some(earliest), Some(last))) = (first, jump_offs) else {
            return past;
        };
        let nearest = plan.horizons.iter().min().copied().unwrap_or(1);
        let horizon = plan.horizons.iter().max().copied().unwrap_or(1);
        let from = (first + HISTORY).max(earliest - SPAN);
        // Every second year, by the calendar: what one jump-off looks back on does not depend on which others are named.
        let origins: Vec<Year> = (from..=*last)
            .filter(|origin| origin % 2 != 0 && after(*origin, nearest) <= *last)
            .collect();
        let of_one = |origin: Year| Self::one_origin(register, plan, (origin, horizon));
        for one in in_order((plan.threads, &origins), &|_| {}, &of_one) {
            for (key, more) in one.0 {
                past.0.entry(key).or_default().extend(more);
            }
        }
        past
    }

    fn one_origin(register: &Register, plan: &Plan, (origin, horizon): (Year, usize)) -> Self {
        let mut past = Self::default();
        for method in POINTS.into_iter().filter(|one| plan.methods.contains(one)) {
            // No forecast can be made in a year before deaths are known, or in one that is left out of the files: it says
            // nothing of the method then.
            let made = expected((register, &plan.tuning), method, (origin, horizon));
            for (code, path) in made.unwrap_or_default() {
                past.add(register, (&code, &path), (origin, method, plan));
            }
        }
        past
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
                all.push(Earlier {
                    origin,
                    year,
                    ratio: happened / forecast,
                });
            }
        }
    }

    /// Outcomes over forecasts that were known at a jump-off.
    pub(super) fn ratios(&self, key: Key, jump_off: Year) -> Vec<f64> {
        let all = self.0.get(&key).into_iter().flatten();
        let known = all.filter(|one| one.year <= jump_off && one.origin >= jump_off - SPAN);
        known.map(|one| one.ratio).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Tuning;
    use crate::people::Area;

    /// An area of which population alone is known, and grows.
    fn register() -> Register {
        let mut area = Area::default();
        for year in 1950..=2010 {
            let persons = 100.0 + f64::from(year - 1950).powi(2);
            area.population.insert(year, Pyramid::of(persons));
        }
        Register {
            areas: [("01".to_owned(), area)].into(),
            national: None,
        }
    }

    fn plan(jump_offs: &[Year]) -> Plan {
        Plan {
            jump_offs: jump_offs.to_vec(),
            horizons: vec![5],
            trajectories: 1,
            seed: 1,
            threads: 2,
            methods: POINTS.to_vec(),
            tuning: Tuning::default(),
        }
    }

    #[test]
    fn what_a_jump_off_looks_back_on_does_not_depend_on_the_others() {
        let whole = register();
        let ratios = |jump_offs: &[Year]| {
            Past::of(&whole, &plan(jump_offs)).ratios((Method::Naive, 0, 5), 1995)
        };
        let alone = ratios(&[1995]);
        // From thirty years before to five, every second year.
        assert_eq!(alone.len(), 13);
        for others in [&[1995, 2004][..], &[1980, 1995], &[1985, 1995, 2005]] {
            assert_eq!(ratios(others), alone, "{others:?}");
        }
    }

    #[test]
    fn years_in_which_no_forecast_can_be_made_are_passed_over() {
        let mut whole = register();
        for area in whole.areas.values_mut() {
            area.population.remove(&1981);
        }
        let past = Past::of(&whole, &plan(&[1995]));
        // Deaths are known of no year, and the population of all but one.
        let frozen = past.ratios((Method::FrozenMortality, 0, 5), 1995);
        assert!(frozen.is_empty(), "{frozen:?}");
        assert_eq!(past.ratios((Method::Naive, 0, 5), 1995).len(), 12);
    }
}

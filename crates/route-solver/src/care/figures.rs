//! The figures of a plan, worked out from its times alone.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::check::items;
use super::model::{Prices, Problem};
use super::plan::CarePlan;
use super::travel::travel;

/// The figures of a plan; times in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Terms {
    /// Visits that nobody makes.
    pub unassigned: usize,
    /// The same by priority: 10 less the priority, summed.
    pub unassigned_weight: i64,
    /// Travel.
    pub travel: i64,
    /// Waiting between visits.
    pub waiting: i64,
    /// Lateness against `due`.
    pub late: i64,
    /// The greatest lateness.
    pub late_max: i64,
    /// Work after the end of shifts.
    pub overtime: i64,
    /// Pairs of client and carer that meet at all, or have met before, of clients with any visit.
    pub meetings: i64,
    /// Mean carers of a client, of those with two visits or more.
    pub carers_per_client: f64,
    /// Visits by the named contact, of those whose client has one; in hundredths.
    pub named_share: f64,
    /// Visits by the usual few or the named contact, of those whose client has them; in hundredths.
    pub usual_share: f64,
    /// What wishes and contacts cost.
    pub liking: i64,
    /// Visits moved from their shift in the plan in force.
    pub moved: i64,
    /// The longest and the shortest working time of a carer apart, travel and visits.
    pub work_spread: i64,
}

impl Terms {
    /// The figures by name.
    pub fn by_name(&self) -> BTreeMap<String, f64> {
        let named = serde_json::to_value(self).ok();
        let numbers = named
            .as_ref()
            .and_then(|value| value.as_object())
            .into_iter()
            .flatten();
        let mut terms: BTreeMap<String, f64> = numbers
            .filter_map(|(name, value)| Some((name.clone(), value.as_f64()?)))
            .collect();
        // The names that all formats share.
        terms.insert("tardiness".to_owned(), self.late as f64);
        terms.insert("max_tardiness".to_owned(), self.late_max as f64);
        terms
    }

    /// The priced sum.
    pub fn objective(&self, prices: &Prices) -> i64 {
        self.unassigned_weight * prices.unassigned
            + self.travel
            + self.waiting * prices.waiting
            + self.late * i64::from(prices.late)
            + self.overtime * i64::from(prices.overtime)
            + self.meetings * prices.another_carer
            + self.liking
            + self.moved * prices.moved
    }
}

/// The figures of a plan, worked out from its times alone.
pub(super) fn terms(problem: &Problem, plan: &CarePlan, in_force: Option<&CarePlan>) -> Terms {
    let mut terms = Terms {
        unassigned: plan.unassigned.len(),
        ..Terms::default()
    };
    let left: BTreeSet<&str> = plan.unassigned.iter().map(String::as_str).collect();
    terms.unassigned_weight = problem
        .visits
        .iter()
        .filter(|visit| left.contains(visit.id.as_str()))
        .map(|visit| i64::from(10 - visit.priority))
        .sum();
    let work = add_times(&mut terms, problem, plan);
    if let (Some(most), Some(least)) = (work.iter().max(), work.iter().min()) {
        terms.work_spread = most - least;
    }
    add_continuity(&mut terms, problem, plan);
    let before: BTreeMap<&str, (&str, usize)> = in_force
        .iter()
        .flat_map(|plan| &plan.starts)
        .map(|s| (s.visit.as_str(), (s.carer.as_str(), s.shift)))
        .collect();
    terms.moved = plan
        .starts
        .iter()
        .filter(|s| {
            before
                .get(s.visit.as_str())
                .is_some_and(|&old| old != (s.carer.as_str(), s.shift))
        })
        .count() as i64;
    terms.moved += plan
        .unassigned
        .iter()
        .filter(|id| before.contains_key(id.as_str()))
        .count() as i64;
    terms
}

/// Adds travel, waiting, lateness and overtime; gives the working time of each carer.
fn add_times(terms: &mut Terms, problem: &Problem, plan: &CarePlan) -> Vec<i64> {
    let items = items(problem, plan);
    let mut work = Vec::new();
    for carer in &problem.carers {
        let Some(mode) = problem.modes.iter().find(|mode| mode.id == carer.mode) else {
            continue;
        };
        let mut own = 0;
        for (number, hours) in carer.shifts.iter().enumerate() {
            let (mut free, mut here) = (hours.from.0, hours.start);
            let none = Vec::new();
            let shift = items.get(&(carer.id.as_str(), number)).unwrap_or(&none);
            for (at, item) in shift.iter().enumerate() {
                let there = item.place.unwrap_or(here);
                let way = travel(mode, &problem.places, (here, there));
                terms.travel += i64::from(way);
                own += i64::from(way + item.length);
                if at > 0 {
                    terms.waiting += i64::from(item.start - free - way);
                }
                if let Some(visit) = item.visit {
                    let late = visit
                        .windows
                        .iter()
                        .find(|w| item.start <= w.to.0)
                        .map_or(0, |w| i64::from((item.start - w.due.0).max(0)));
                    terms.late += late;
                    terms.late_max = terms.late_max.max(late);
                }
                (free, here) = (item.start + item.length, there);
            }
            let way = travel(mode, &problem.places, (here, hours.end));
            terms.travel += i64::from(way);
            own += i64::from(way);
            terms.overtime += i64::from((free + way - hours.to.0).max(0));
        }
        work.push(own);
    }
    work
}

fn add_continuity(terms: &mut Terms, problem: &Problem, plan: &CarePlan) {
    let visits: BTreeMap<&str, &str> = problem
        .visits
        .iter()
        .map(|v| (v.id.as_str(), v.client.as_str()))
        .collect();
    let clients: BTreeMap<&str, _> = problem.clients.iter().map(|c| (c.id.as_str(), c)).collect();
    let mut met: BTreeMap<&str, (BTreeSet<&str>, usize)> = BTreeMap::new();
    let (mut named, mut with_named, mut usual, mut with_usual) = (0, 0, 0, 0);
    for start in &plan.starts {
        let Some(client) = visits
            .get(start.visit.as_str())
            .and_then(|id| clients.get(id))
        else {
            continue;
        };
        let (carers, count) = met.entry(client.id.as_str()).or_default();
        carers.insert(start.carer.as_str());
        *count += 1;
        let is_named = client.named.as_ref() == Some(&start.carer);
        if client.named.is_some() {
            with_named += 1;
            named += i64::from(is_named);
            terms.liking += if is_named {
                0
            } else {
                i64::from(problem.prices.not_named)
            };
        }
        if !client.usual.is_empty() {
            let is_usual = is_named || client.usual.contains(&start.carer);
            with_usual += 1;
            usual += i64::from(is_usual);
            terms.liking += if is_usual {
                0
            } else {
                i64::from(problem.prices.not_usual)
            };
        }
        let wishes = client
            .wishes
            .iter()
            .filter(|wish| wish.carer == start.carer);
        terms.liking += wishes.map(|wish| i64::from(wish.price)).sum::<i64>();
    }
    for client in clients.values() {
        if let Some((carers, _)) = met.get_mut(client.id.as_str()) {
            carers.extend(client.met.iter().map(String::as_str));
        }
    }
    terms.meetings = met.values().map(|(carers, _)| carers.len() as i64).sum();
    let often: Vec<usize> = met
        .values()
        .filter(|(_, n)| *n >= 2)
        .map(|(c, _)| c.len())
        .collect();
    terms.carers_per_client = often.iter().sum::<usize>() as f64 / often.len().max(1) as f64;
    terms.named_share = 100.0 * named as f64 / i64::max(with_named, 1) as f64;
    terms.usual_share = 100.0 * usual as f64 / i64::max(with_usual, 1) as f64;
}

//! From one jump-off to the next.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use crate::outlook::{Fit, HORIZON_MAX, Misses, Outlook, Terms};
use crate::people::{Group, Pyramid, Register, SexOf, Year};
use crate::trajectories::{Counts, Detail, Run, each_area, quantiles};
use crate::{Trouble, Tuning};

use super::baselines::{Method, expected};
use super::order::in_order;
use super::past::Past;
use super::scores::{Held, Interval, Score, crps, score};

/// What is to be tested.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The years at which forecasts are made.
    pub jump_offs: Vec<Year>,
    /// Years ahead at which they are held against outcomes.
    pub horizons: Vec<usize>,
    /// Trajectories for methods with intervals.
    pub trajectories: usize,
    /// What chance begins with.
    pub seed: u64,
    /// Threads.
    pub threads: usize,
    /// Which methods.
    pub methods: Vec<Method>,
    /// What the methods that are the engine take for granted.
    pub tuning: Tuning,
}

/// Scores, and what could not be scored.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Backtested {
    /// Each method at each horizon and group.
    pub scores: Vec<Score>,
    /// Forecasts that no outcome could be held against.
    pub missed: Vec<Missed>,
}

/// A jump-off that says nothing so many years ahead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Missed {
    /// The jump-off.
    pub jump_off: Year,
    /// Years ahead.
    pub ahead: usize,
    /// Why.
    pub why: Gap,
}

/// Why an outcome is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gap {
    /// Outcomes end with this year.
    End(Year),
    /// The year is left out of the file.
    Hole(Year),
}

impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::End(year) => write!(f, "outcomes end {year}"),
            Self::Hole(year) => write!(f, "no outcome of {year}"),
        }
    }
}

/// The groups that are told.
pub(super) const GROUPS: [Group; 7] = Group::ALL;

type Holdings = BTreeMap<(Method, usize, usize), Vec<Held>>;

/// Forecasts from every jump-off by every method, held against the outcomes that are known.
///
/// A method is handed what was known at its jump-off and nothing else; outcomes are looked up afterwards.
pub fn backtest(
    register: &Register,
    plan: &Plan,
    done: &(dyn Fn(usize) + Sync),
) -> Result<Backtested, Trouble> {
    let horizon = plan.horizons.iter().copied().max().unwrap_or(0);
    if plan.horizons.contains(&0) || horizon > HORIZON_MAX {
        let what = format!("must be from 1 to {HORIZON_MAX} years");
        return Err(Trouble::at("horizons", what));
    }
    let past = Past::of(register, plan);
    let of_one = |jump_off: Year| one_jump_off((register, &past), plan, (jump_off, horizon));
    let each = in_order((plan.threads, &plan.jump_offs), done, &of_one);
    let mut held: Holdings = BTreeMap::new();
    for one in each {
        for (key, more) in one? {
            held.entry(key).or_default().extend(more);
        }
    }
    if held.is_empty() {
        return Err(Trouble::at(
            "jump-offs",
            "no outcome is known at any horizon",
        ));
    }
    let scores = held
        .iter()
        .map(|((method, group, ahead), held)| score(*method, (GROUPS[*group].name, *ahead), held));
    Ok(Backtested {
        scores: scores.collect(),
        missed: missed(register, plan),
    })
}

/// Forecasts from one jump-off by every method.
fn one_jump_off(
    (register, past): (&Register, &Past),
    plan: &Plan,
    (jump_off, horizon): (Year, usize),
) -> Result<Holdings, Trouble> {
    let mut held: Holdings = BTreeMap::new();
    let misses = Misses::of(&register.until(jump_off), &plan.tuning);
    for method in &plan.methods {
        let asked = (jump_off, *method);
        if matches!(method, Method::Engine | Method::LeeCarter) {
            with_intervals((register, &misses), plan, asked, &mut held)?;
            continue;
        }
        let paths = expected((register, &plan.tuning), *method, (jump_off, horizon))?;
        for (code, path) in paths {
            points((register, past), plan, asked, (&code, &path), &mut held);
        }
    }
    Ok(held)
}

/// Jump-offs and horizons whose outcome is known of no area.
fn missed(register: &Register, plan: &Plan) -> Vec<Missed> {
    let areas = || register.areas.values();
    let last = areas().filter_map(|area| area.population.keys().next_back());
    let last = last.max().copied().unwrap_or_default();
    let asked = plan
        .horizons
        .iter()
        .flat_map(|ahead| plan.jump_offs.iter().map(move |year| (*year, *ahead)));
    let gaps = asked.filter_map(|(jump_off, ahead)| {
        let year = after(jump_off, ahead);
        let is_known = areas().any(|area| area.population.contains_key(&year));
        let why = if year > last {
            Gap::End(last)
        } else {
            Gap::Hole(year)
        };
        (!is_known).then_some(Missed {
            jump_off,
            ahead,
            why,
        })
    });
    gaps.collect()
}

pub(super) fn outcome(register: &Register, code: &str, year: Year, group: Group) -> Option<f64> {
    let people = register.areas.get(code)?.population.get(&year)?;
    let sum = of_group(people, group);
    (sum > 0.0).then_some(sum)
}

pub(super) fn of_group(people: &Pyramid, group: Group) -> f64 {
    let sexes = SexOf::All.sexes().iter();
    sexes
        .map(|sex| people.sum(*sex, group.first, group.last))
        .sum()
}

pub(super) fn after(jump_off: Year, ahead: usize) -> Year {
    jump_off.saturating_add(Year::try_from(ahead).unwrap_or(Year::MAX))
}

fn points(
    (register, past): (&Register, &Past),
    plan: &Plan,
    (jump_off, method): (Year, Method),
    (code, path): (&str, &[Pyramid]),
    held: &mut Holdings,
) {
    for ahead in &plan.horizons {
        for (at, group) in GROUPS.into_iter().enumerate() {
            let outcome = outcome(register, code, after(jump_off, *ahead), group);
            let (Some(outcome), Some(people)) = (outcome, path.get(*ahead)) else {
                continue;
            };
            let forecast = of_group(people, group);
            let error = forecast / outcome - 1.0;
            let ratios = past.ratios((method, at, *ahead), jump_off);
            let one = match from_ratios(&ratios, forecast / outcome) {
                Some((interval, crps)) => Held {
                    jump_off,
                    error,
                    interval: Some(interval),
                    crps,
                },
                None => Held {
                    jump_off,
                    error,
                    interval: None,
                    crps: error.abs(),
                },
            };
            held.entry((method, at, *ahead)).or_default().push(one);
        }
    }
}

fn with_intervals(
    (register, misses): (&Register, &Misses),
    plan: &Plan,
    (jump_off, method): (Year, Method),
    held: &mut Holdings,
) -> Result<(), Trouble> {
    let last = register
        .areas
        .values()
        .filter_map(|area| area.population.keys().next_back());
    let known = last.max().copied().unwrap_or(jump_off);
    let horizons = plan.horizons.iter().copied();
    let Some(horizon) = horizons
        .filter(|ahead| after(jump_off, *ahead) <= known)
        .max()
    else {
        return Ok(());
    };
    let Some(slopes) = method.slopes() else {
        return Ok(());
    };
    let terms = Terms {
        jump_off,
        horizon,
        slopes,
    };
    let fit = Fit::with_misses(register, terms, (misses, &plan.tuning))?;
    let run = Run {
        seed: plan.seed,
        trajectories: plan.trajectories,
        // Jump-offs are what is shared out among threads.
        threads: 1,
        detail: Detail::Groups,
    };
    let make = |area: &Outlook, counts: &Counts| {
        let mut all = Vec::new();
        for ahead in plan.horizons.iter().filter(|ahead| **ahead <= horizon) {
            for (at, group) in GROUPS.into_iter().enumerate() {
                let year = after(jump_off, *ahead);
                if let Some(outcome) = outcome(register, &area.code, year, group) {
                    let persons = counts.of_group(*ahead - 1, group, SexOf::All);
                    all.push(((at, *ahead), hold(persons, outcome, jump_off)));
                }
            }
        }
        all
    };
    let areas = each_area(&fit, &run, &|_| {}, &make);
    for ((at, ahead), one) in areas.into_iter().flatten() {
        held.entry((method, at, ahead)).or_default().push(one);
    }
    Ok(())
}

/// The interval of a method without trajectories, relative to the outcome: its forecast times what outcomes were of
/// such forecasts before. Nothing where too few are known.
fn from_ratios(ratios: &[f64], forecast: f64) -> Option<(Interval, f64)> {
    if ratios.len() < RATIOS_MIN {
        return None;
    }
    // In millionths of the outcome, so that they can be ranked as persons are.
    let mut values: Vec<u32> = ratios
        .iter()
        .map(|ratio| whole(ratio * forecast * MILLION))
        .collect();
    let [lowest, low, _, high, highest] = quantiles(&values).map(|value| value / MILLION);
    let interval = Interval {
        is_in_80: (low..=high).contains(&1.0),
        is_in_95: (lowest..=highest).contains(&1.0),
        width_80: high - low,
        width_95: highest - lowest,
    };
    Some((interval, crps(&mut values, MILLION) / MILLION))
}

/// The fewest earlier outcomes that make an interval.
const RATIOS_MIN: usize = 20;
const MILLION: f64 = 1e6;

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "ratios are positive, and a thousandfold error says no more than a four-thousandfold one"
)]
fn whole(value: f64) -> u32 {
    value.round().clamp(0.0, 4e9) as u32
}

fn hold(mut persons: Vec<u32>, outcome: f64, jump_off: Year) -> Held {
    let sum: f64 = persons.iter().map(|one| f64::from(*one)).sum();
    let mean = sum / persons.len().max(1) as f64;
    let [lowest, low, _, high, highest] = quantiles(&persons);
    Held {
        jump_off,
        error: mean / outcome - 1.0,
        interval: Some(Interval {
            is_in_80: (low..=high).contains(&outcome),
            is_in_95: (lowest..=highest).contains(&outcome),
            width_80: (high - low) / outcome,
            width_95: (highest - lowest) / outcome,
        }),
        crps: crps(&mut persons, outcome) / outcome,
    }
}

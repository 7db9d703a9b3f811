//! From one jump-off to the next.

use std::collections::BTreeMap;

use crate::Trouble;
use crate::outlook::{Fit, HORIZON_MAX, Misses, Outlook, Terms};
use crate::people::{Group, Pyramid, Register, SexOf, Year};
use crate::trajectories::{Counts, Detail, Run, each_area, quantiles};

use super::baselines::{Method, expected};
use super::scores::{Held, Interval, Score, crps, score};

/// What is to be tested.
#[derive(Debug, Clone, PartialEq, Eq)]
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
}

/// The groups that are told.
const GROUPS: [Group; 7] = Group::ALL;

type Holdings = BTreeMap<(Method, usize, usize), Vec<Held>>;

/// Forecasts from every jump-off by every method, held against the outcomes that are known.
///
/// A method is handed what was known at its jump-off and nothing else; outcomes are looked up afterwards.
pub fn backtest(
    register: &Register,
    plan: &Plan,
    done: &(dyn Fn(usize) + Sync),
) -> Result<Vec<Score>, Trouble> {
    let horizon = plan.horizons.iter().copied().max().unwrap_or(0);
    if plan.horizons.contains(&0) || horizon > HORIZON_MAX {
        let what = format!("must be from 1 to {HORIZON_MAX} years");
        return Err(Trouble::at("horizons", what));
    }
    let mut held: Holdings = BTreeMap::new();
    for (number, jump_off) in plan.jump_offs.iter().enumerate() {
        let misses = Misses::of(&register.until(*jump_off));
        for method in Method::ALL {
            match method {
                Method::Engine | Method::LeeCarter => {
                    with_intervals((register, &misses), plan, (*jump_off, method), &mut held)?;
                }
                Method::FrozenMortality | Method::HamiltonPerry | Method::Naive => {
                    let paths = expected(register, method, (*jump_off, horizon))?;
                    for (code, path) in paths {
                        points(
                            register,
                            plan,
                            (*jump_off, method),
                            (&code, &path),
                            &mut held,
                        );
                    }
                }
            }
        }
        done(number + 1);
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
    Ok(scores.collect())
}

fn outcome(register: &Register, code: &str, year: Year, group: Group) -> Option<f64> {
    let people = register.areas.get(code)?.population.get(&year)?;
    let sum = of_group(people, group);
    (sum > 0.0).then_some(sum)
}

fn of_group(people: &Pyramid, group: Group) -> f64 {
    let sexes = SexOf::All.sexes().iter();
    sexes
        .map(|sex| people.sum(*sex, group.first, group.last))
        .sum()
}

fn after(jump_off: Year, ahead: usize) -> Year {
    jump_off.saturating_add(Year::try_from(ahead).unwrap_or(Year::MAX))
}

fn points(
    register: &Register,
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
            let error = of_group(people, group) / outcome - 1.0;
            let one = Held {
                jump_off,
                error,
                interval: None,
                crps: error.abs(),
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
    let fit = Fit::with_misses(register, terms, misses)?;
    let run = Run {
        seed: plan.seed,
        trajectories: plan.trajectories,
        threads: plan.threads,
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

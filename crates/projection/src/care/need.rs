//! How many will have each service: shares by age times persons, falling as the alternative says, with chance.

use std::collections::BTreeMap;

use super::monotone::by_age;
use super::scenario::{Alternative, Scenario, Service};
use crate::Trouble;
use crate::chance::{Generator, LANES};
use crate::outlook::Fit;
use crate::people::{AGES, Pyramid, Sex, Year};
use crate::trajectories::{Counts, Detail};

/// Users of every service in every year and trajectory.
#[derive(Debug, Clone, PartialEq)]
pub struct Need {
    /// The first year that is told: the one after the jump-off.
    pub first: Year,
    /// Users at the jump-off, by service.
    pub today: BTreeMap<String, f64>,
    /// Users by service, year after the jump-off and trajectory.
    pub users: BTreeMap<String, Vec<Vec<f64>>>,
}

/// The need of one area in one alternative; as today where no alternative is named.
///
/// Counts must tell every age apart. The fall of use is drawn once for each trajectory, and chance among users makes an
/// interval no narrower than it can be.
pub fn needs(
    scenario: &Scenario,
    alternative: Option<&str>,
    (fit, start, counts): (&Fit, &Pyramid, &Counts),
    seed: u64,
) -> Result<Need, Trouble> {
    let chosen = chosen(scenario, alternative)?;
    if counts.detail != Detail::Ages {
        return Err(Trouble::at("population", "every age must be told apart"));
    }
    let jump_off = fit.terms.jump_off;
    let mut need = Need {
        first: jump_off + 1,
        today: BTreeMap::new(),
        users: BTreeMap::new(),
    };
    let falls = falls(chosen, counts.trajectories, seed);
    for (name, service) in &scenario.services {
        let shares = by_age(&service.bands, start);
        let today = at_shares(&shares, start);
        let falls = chosen
            .filter(|one| applies(&one.services, name))
            .map(|_| falls.as_slice());
        let mut users = expected(service, &shares, counts);
        let years = users.iter_mut().zip(1..);
        for (users, ahead) in years {
            let factor = composed(scenario, name, (jump_off + ahead, jump_off));
            for (at, users) in users.iter_mut().enumerate() {
                let fall = falls.map_or(0.0, |falls| falls[at]);
                *users *= factor * (-fall / 100.0 * f64::from(ahead)).exp();
            }
        }
        chance(&mut users, (seed, name));
        need.today.insert(name.clone(), today);
        need.users.insert(name.clone(), users);
    }
    Ok(need)
}

/// The need that a population has in a later year, as one trajectory without chance, with the mean fall of use.
///
/// Today's shares are found in the population of another year.
pub fn needs_of(
    scenario: &Scenario,
    alternative: Option<&str>,
    (today, since): (&Pyramid, Year),
    (people, year): (&Pyramid, Year),
) -> Result<Need, Trouble> {
    let chosen = chosen(scenario, alternative)?;
    let mut need = Need {
        first: year,
        today: BTreeMap::new(),
        users: BTreeMap::new(),
    };
    for (name, service) in &scenario.services {
        let shares = by_age(&service.bands, today);
        let fall = chosen
            .filter(|one| applies(&one.services, name))
            .map_or(0.0, |one| {
                (one.fall.low + one.fall.mode + one.fall.high) / 3.0
            });
        let left = (-fall / 100.0 * f64::from(year - since)).exp();
        let users = at_shares(&shares, people) * left * composed(scenario, name, (year, since));
        need.today.insert(name.clone(), at_shares(&shares, today));
        need.users.insert(name.clone(), vec![vec![users]]);
    }
    Ok(need)
}

fn chosen<'a>(
    scenario: &'a Scenario,
    alternative: Option<&str>,
) -> Result<Option<&'a Alternative>, Trouble> {
    let Some(name) = alternative else {
        return Ok(None);
    };
    let found = scenario.alternatives.get(name);
    found.map(Some).ok_or_else(|| {
        let known: Vec<&str> = scenario.alternatives.keys().map(String::as_str).collect();
        let what = format!("there is no alternative `{name}`, but {}", known.join(", "));
        Trouble::at("alternative", what)
    })
}

fn at_shares(shares: &Pyramid, people: &Pyramid) -> f64 {
    let cells = Sex::BOTH
        .iter()
        .flat_map(|sex| (0..AGES).map(|age| (*sex, age)));
    cells
        .map(|(sex, age)| shares.at(sex, age) * people.at(sex, age))
        .sum()
}

/// How much more a service is used in a year than in another, because traits have become more or less common.
fn composed(scenario: &Scenario, service: &str, (year, since): (Year, Year)) -> f64 {
    let touching = scenario.compositions.iter();
    let touching = touching.filter(|one| one.services.iter().any(|name| name == service));
    touching.map(|one| one.factor(year, since)).product()
}

/// Whether something that names services, or all by naming none, is about one of them.
pub(super) fn applies(services: &[String], name: &str) -> bool {
    services.is_empty() || services.iter().any(|own| own == name)
}

/// Users at today's shares, by year and trajectory.
fn expected(service: &Service, shares: &Pyramid, counts: &Counts) -> Vec<Vec<f64>> {
    let ages = |sex| {
        let bands = service.bands.iter();
        bands
            .flat_map(move |band| band.from..=band.to.min(AGES - 1))
            .map(move |age| (sex, age))
    };
    (0..counts.years)
        .map(|year| {
            let mut users = vec![0.0; counts.trajectories];
            for (sex, age) in Sex::BOTH.into_iter().flat_map(ages) {
                let share = shares.at(sex, age);
                for (users, persons) in users.iter_mut().zip(counts.cell(year, sex, age)) {
                    *users += share * f64::from(*persons);
                }
            }
            users
        })
        .collect()
}

/// The fall of use in each trajectory, in per cent a year.
fn falls(chosen: Option<&Alternative>, trajectories: usize, seed: u64) -> Vec<f64> {
    let Some(alternative) = chosen else {
        return vec![0.0; trajectories];
    };
    let mut falls = Vec::with_capacity(trajectories + LANES);
    for block in 0..trajectories.div_ceil(LANES) {
        let mut generator = Generator::new(seed, "fall of use", (block * LANES) as u64);
        falls.extend(
            generator
                .even()
                .map(|share| alternative.fall.quantile(f64::from(share))),
        );
    }
    falls.truncate(trajectories);
    falls
}

/// Chance among users: as many as expected, give or take the root of it.
fn chance(users: &mut [Vec<f64>], (seed, service): (u64, &str)) {
    for (year, users) in users.iter_mut().enumerate() {
        for (block, users) in users.chunks_mut(LANES).enumerate() {
            let purpose = format!("users {service} {year}");
            let mut generator = Generator::new(seed, &purpose, (block * LANES) as u64);
            for (users, drawn) in users.iter_mut().zip(generator.normal()) {
                *users = (*users + users.sqrt() * f64::from(drawn)).max(0.0);
            }
        }
    }
}

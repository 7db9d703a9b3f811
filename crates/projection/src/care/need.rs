//! How many will have each service: shares by age times persons, falling as the alternative says, with chance.

use std::collections::BTreeMap;

use super::monotone::by_age;
use super::scenario::{Alternative, Fall, Scenario};
use crate::Trouble;
use crate::chance::{Drawing, Generator, LANES, newcomers};
use crate::outlook::{Fit, Outlook};
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

/// The share of each age that uses each service, as it is in one population.
///
/// It depends on the bands and on that population alone: found once, it holds for every alternative.
#[derive(Debug, Clone, PartialEq)]
pub struct Shares(BTreeMap<String, Pyramid>);

impl Shares {
    /// The shares that give back a scenario's bands in a population.
    pub fn of(scenario: &Scenario, people: &Pyramid) -> Self {
        let services = scenario.services.iter();
        let shares = services.map(|(name, service)| (name.clone(), by_age(&service.bands, people)));
        Self(shares.collect())
    }

    fn each<'a>(
        &'a self,
        scenario: &'a Scenario,
    ) -> impl Iterator<Item = (&'a String, &'a Pyramid)> {
        let services = scenario.services.keys();
        services.filter_map(|name| Some((name, self.0.get(name)?)))
    }
}

/// The need of one area in one alternative; as today where no alternative is named.
///
/// Counts must tell every age apart. The fall of use is drawn once for each trajectory, and chance among users makes an
/// interval no narrower than it can be.
pub fn needs(
    scenario: &Scenario,
    alternative: Option<&str>,
    people: (&Fit, &Outlook, &Counts),
    (shares, seed): (&Shares, u64),
) -> Result<Need, Trouble> {
    drawn(scenario, alternative, people, (shares, seed, &chance))
}

/// The need of a district, whose users are few: they are drawn as whole persons, each year by itself, so that the mean
/// is true also where less than one is expected. To be brought to the need of the area ([`brought_to`]).
///
/// Shares are those of the whole area: people of the same age and sex are taken to use as much wherever they live.
///
/// [`brought_to`]: crate::trajectories::brought_to
pub fn needs_of_district(
    scenario: &Scenario,
    alternative: Option<&str>,
    people: (&Fit, &Outlook, &Counts),
    (shares, seed): (&Shares, u64),
) -> Result<Need, Trouble> {
    drawn(scenario, alternative, people, (shares, seed, &whole_users))
}

/// Changes expected users, by year and trajectory, into those of chance, with seed, area and service.
type Chance<'c> = &'c dyn Fn(&mut [Vec<f64>], (u64, &str, &str));

fn drawn(
    scenario: &Scenario,
    alternative: Option<&str>,
    (fit, area, counts): (&Fit, &Outlook, &Counts),
    (shares, seed, chance): (&Shares, u64, Chance<'_>),
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
    let each: Vec<(&String, &Pyramid)> = shares.each(scenario).collect();
    let shares_of: Vec<&Pyramid> = each.iter().map(|(_, shares)| *shares).collect();
    for ((name, shares), mut users) in each.into_iter().zip(expected(&shares_of, counts)) {
        let chosen = chosen.filter(|one| applies(&one.services, name));
        for (users, year) in users.iter_mut().zip(need.first..) {
            let factor = composed(scenario, name, (year, scenario.year));
            for (users, fall) in users.iter_mut().zip(&falls) {
                let fall = chosen.map_or(0.0, |_| *fall);
                *users *= factor * left(fall, (year, scenario.year));
            }
        }
        chance(&mut users, (seed, &area.code, name));
        let today = at_shares(shares, &area.start)
            * composed(scenario, name, (jump_off, scenario.year))
            * left(chosen.map_or(0.0, mean_fall), (jump_off, scenario.year));
        need.today.insert(name.clone(), today);
        need.users.insert(name.clone(), users);
    }
    Ok(need)
}

/// The need that a population has in a year, as one trajectory without chance, with the mean fall of use.
pub fn needs_of(
    scenario: &Scenario,
    alternative: Option<&str>,
    shares: &Shares,
    (people, year): (&Pyramid, Year),
) -> Result<Need, Trouble> {
    let chosen = chosen(scenario, alternative)?;
    let mut need = Need {
        first: year,
        today: BTreeMap::new(),
        users: BTreeMap::new(),
    };
    for (name, shares) in shares.each(scenario) {
        let chosen = chosen.filter(|one| applies(&one.services, name));
        let users = at_shares(shares, people)
            * left(chosen.map_or(0.0, mean_fall), (year, scenario.year))
            * composed(scenario, name, (year, scenario.year));
        need.users.insert(name.clone(), vec![vec![users]]);
    }
    Ok(need)
}

/// What is left of use in a year, beside that of another, when it falls by so many per cent a year.
fn left(fall: f64, (year, since): (Year, Year)) -> f64 {
    (-fall / 100.0 * f64::from(year - since)).exp()
}

fn mean_fall(alternative: &Alternative) -> f64 {
    let Fall { low, mode, high } = alternative.fall;
    (low + mode + high) / 3.0
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

/// Users of each service at today's shares, by year and trajectory. Persons of an age are looked at once for all
/// services: there are more of them than a machine keeps at hand.
fn expected(shares: &[&Pyramid], counts: &Counts) -> Vec<Vec<Vec<f64>>> {
    let no_users = || vec![vec![0.0; counts.trajectories]; counts.years];
    let mut users: Vec<Vec<Vec<f64>>> = shares.iter().map(|_| no_users()).collect();
    // Additions and multiplications are the same in the same order, however many a machine does at a time.
    let machine = pulp::Arch::new();
    let ages = |sex| (0..AGES).map(move |age| (sex, age));
    for year in 0..counts.years {
        for (sex, age) in Sex::BOTH.into_iter().flat_map(ages) {
            let persons = counts.cell(year, sex, age);
            let used = users.iter_mut().zip(shares);
            for (users, shares) in used.filter(|(_, shares)| shares.at(sex, age) > 0.0) {
                machine.dispatch(|| add(&mut users[year], persons, shares.at(sex, age)));
            }
        }
    }
    users
}

#[inline(always)]
fn add(users: &mut [f64], persons: &[u32], share: f64) {
    for (users, persons) in users.iter_mut().zip(persons) {
        *users += share * f64::from(*persons);
    }
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

/// How much of a year's chance among users is left the next: most of them stay, and so does who they happen to be.
const USERS_KEPT: f32 = 0.75;

/// Chance among users: as many as expected, give or take the root of it. It lasts from year to year, or staff would be
/// recruited one year and sent home the next; and each area has its own.
fn chance(users: &mut [Vec<f64>], (seed, area, service): (u64, &str, &str)) {
    let purpose = format!("users {area} {service}");
    let trajectories = users.first().map_or(0, Vec::len);
    for first in (0..trajectories).step_by(LANES) {
        let mut generator = Generator::new(seed, &purpose, first as u64);
        let mut state = generator.normal();
        for users in users.iter_mut() {
            for (users, drawn) in users.iter_mut().skip(first).zip(state) {
                *users = (*users + users.sqrt() * f64::from(drawn)).max(0.0);
            }
            let fed = (1.0 - USERS_KEPT * USERS_KEPT).sqrt();
            for (state, fresh) in state.iter_mut().zip(generator.normal()) {
                *state = USERS_KEPT * *state + fed * fresh;
            }
        }
    }
}

/// Whole users, as many as expected give or take chance: Poisson.
fn whole_users(users: &mut [Vec<f64>], (seed, area, service): (u64, &str, &str)) {
    let purpose = format!("whole users {area} {service}");
    let trajectories = users.first().map_or(0, Vec::len);
    for first in (0..trajectories).step_by(LANES) {
        let mut generator = Generator::new(seed, &purpose, first as u64);
        for users in users.iter_mut() {
            let mut mean = [0.0_f32; LANES];
            for (mean, users) in mean.iter_mut().zip(users.iter().skip(first)) {
                *mean = *users as f32;
            }
            let most = mean.iter().copied().fold(0.0, f32::max);
            let drawn = newcomers(&mean, Drawing::around(most), &mut generator);
            for (users, drawn) in users.iter_mut().skip(first).zip(drawn) {
                *users = f64::from(drawn);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_users_are_whole_and_as_many_as_expected_on_the_mean() {
        for expected in [0.2, 1.5, 40.0] {
            let mut users = vec![vec![expected; 4_000]; 2];
            whole_users(&mut users, (7, "991001", "home-care"));
            let mean = users[1].iter().sum::<f64>() / 4_000.0;
            let away = users[1].iter().map(|one| (one - mean).powi(2));
            let variance = away.sum::<f64>() / 4_000.0;
            assert!((mean / expected - 1.0).abs() < 0.1, "{expected}: {mean}");
            assert!(
                (variance / expected - 1.0).abs() < 0.15,
                "{expected}: {variance}"
            );
            assert!(users[0].iter().all(|one| one.fract().abs() < f64::EPSILON));
        }
    }

    #[test]
    fn chance_among_users_lasts_and_is_each_areas_own() {
        let drawn = |area: &str| {
            let mut users = vec![vec![400.0; 3_000]; 6];
            chance(&mut users, (7, area, "home-care"));
            users
        };
        let alike = |one: &[f64], other: &[f64]| -> f64 {
            let away = one
                .iter()
                .zip(other)
                .map(|(a, b)| (a - 400.0) * (b - 400.0));
            away.sum::<f64>() / 3_000.0 / 400.0
        };
        let (here, there) = (drawn("0180"), drawn("0184"));
        for year in &here {
            assert!(
                (alike(year, year) - 1.0).abs() < 0.1,
                "{}",
                alike(year, year)
            );
        }
        assert!((alike(&here[2], &here[3]) - 0.75).abs() < 0.1);
        assert!(alike(&here[2], &there[2]).abs() < 0.1);
    }
}

//! How an earlier forecast fared: held against what a later one's basis knows of its last year.

use projection::{
    care::Scenario,
    people::{Group, Sex},
};

use super::People;
use crate::model::{Assumptions, Told};

/// What is held against what happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fared {
    /// Persons of a group of ages.
    Persons(&'static str),
    /// Users of a service, by what it is called.
    Users(String),
    /// Places that can be used.
    Places,
}

/// How an earlier forecast fared in a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// Which figure.
    pub what: Fared,
    /// What was forecast.
    pub forecast: f64,
    /// The interval that held with 80 per cent; none for what was known or decided.
    pub interval: Option<[f64; 2]>,
    /// What happened.
    pub outcome: f64,
    /// The error in per cent of what happened.
    pub error: f64,
}

impl Evaluation {
    /// Whether what happened lies in the interval.
    pub fn is_inside(&self) -> Option<bool> {
        let inside = |[low, high]: [f64; 2]| (low..=high).contains(&self.outcome);
        self.interval.map(inside)
    }
}

/// What a later forecast rests on: its people, what it tells, and what it assumes.
pub type Later<'l> = (&'l People, &'l Told, &'l Assumptions);

/// What an earlier forecast told, held against what a later one begins with; nothing where it is not earlier. It is
/// held to its own words: what the same files would tell today is another matter.
///
/// Persons are counted. Users and places are what the later assumptions say of the year that they hold for, and are told
/// only where that is the last known year: shares of use that give back the users, and places that there are.
///
/// Cost is not held. The forecast is at the mean prices of the year, of which a revision in it is a part; standard costs
/// are those at its end, for services that need not be the same. Their product is not what the year cost.
pub fn evaluation(earlier: &Told, (people, told, assumptions): Later<'_>) -> Vec<Evaluation> {
    let jump_off = people.fit.terms.jump_off;
    let Some(at) = earlier.at(jump_off) else {
        return Vec::new();
    };
    let mut all = persons(earlier, at, people);
    if all.is_empty() || assumptions.care.year != jump_off {
        return all;
    }
    all.extend(users(earlier, at, told));
    all.extend(places(earlier, at, &assumptions.care));
    all
}

fn held(what: Fared, (forecast, interval): (f64, Option<[f64; 2]>), outcome: f64) -> Evaluation {
    Evaluation {
        what,
        forecast,
        interval,
        outcome,
        error: 100.0 * (forecast / outcome.max(1.0) - 1.0),
    }
}

fn persons(earlier: &Told, at: usize, later: &People) -> Vec<Evaluation> {
    let Some(area) = later.area() else {
        return Vec::new();
    };
    let persons = |group: Group| -> f64 {
        let sexes = Sex::BOTH.iter();
        sexes
            .map(|sex| area.start.sum(*sex, group.first, group.last))
            .sum()
    };
    // Somebody must be there for an error to be a share of them.
    if persons(Group::OLDER) < 1.0 {
        return Vec::new();
    }
    let told = earlier.persons.iter().filter_map(|one| {
        let group = Group::named(&one.group)?;
        let then = one.years.get(at)?;
        let forecast = (then.mean, Some([then.p10, then.p90]));
        Some(held(Fared::Persons(group.name), forecast, persons(group)))
    });
    told.collect()
}

fn users(earlier: &Told, at: usize, later: &Told) -> Vec<Evaluation> {
    let told = earlier.users.iter().filter_map(|one| {
        let known = later.users.iter().find(|other| other.key == one.key)?;
        let then = one.years.get(at)?;
        let forecast = (then.mean, Some([then.p10, then.p90]));
        let what = Fared::Users(one.title.clone());
        (known.today >= 1.0).then(|| held(what, forecast, known.today))
    });
    told.collect()
}

/// Places that can be used when the year is over.
fn usable(care: &Scenario) -> Option<f64> {
    let housing = care.housing.as_ref()?;
    Some(housing.places * (1.0 - housing.vacant_share))
}

fn places(earlier: &Told, at: usize, later: &Scenario) -> Option<Evaluation> {
    let then = earlier.places.as_ref()?.years.get(at)?;
    let outcome = usable(later).filter(|places| *places >= 1.0)?;
    Some(held(Fared::Places, (then.usable, None), outcome))
}

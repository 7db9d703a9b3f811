//! Two forecasts of the same area: what the later one tells of the earlier, and what changed between them.
#![expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "years are bounded by the horizon, and counts of people are exact in a float"
)]

use serde::{Deserialize, Serialize};

use crate::Trouble;
use crate::care::{Need, Scenario, Shares, Spread, needs, needs_of, places};
use crate::economy::{Part, costs, shapley};
use crate::outlook::{Fit, Outlook, Path};
use crate::people::{Group, Pyramid, Sex, SexOf, Year};
use crate::trajectories::{Counts, quantiles};

/// What two forecasts may differ by, in the order in which it is told.
pub const CAUSES: [&str; 9] = [
    "outcome",
    "jump-off",
    "mortality",
    "migration",
    "births",
    "above",
    "use",
    "supply",
    "prices",
];

/// One of the two forecasts.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// What was fitted.
    pub fit: &'a Fit,
    /// The area in it.
    pub area: &'a Outlook,
    /// What was assumed.
    pub scenario: &'a Scenario,
    /// Which alternative of it; use as today if none.
    pub alternative: Option<&'a str>,
}

/// The figure whose change is explained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Figure {
    /// Persons of a group.
    Persons(String),
    /// Users of a service.
    Users(String),
    /// Persons without a place; fewer than none if places are left.
    Shortage,
    /// Costs less what users pay, in thousands of kronor.
    Cost,
}

/// A change with its causes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Explained {
    /// The figure in the earlier forecast, expected path.
    pub before: i64,
    /// The figure in the later one.
    pub after: i64,
    /// What each cause did; they sum to the difference.
    pub parts: Vec<Part>,
}

/// Splits the change of a figure in a year over its causes.
///
/// Both forecasts are walked along their expected paths from the later jump-off. `outcome` is the population at that
/// jump-off beside what had been expected of it, `jump-off` the level of mortality there, `mortality` its course, `above`
/// what bringing the areas to the one above them does, `supply` places and what frees hours.
pub fn explain(
    before: Side<'_>,
    after: Side<'_>,
    (figure, year): (&Figure, Year),
) -> Result<Explained, Trouble> {
    let (old, new) = (before.fit.terms, after.fit.terms);
    let ends = [old, new].map(|terms| terms.jump_off + Year::try_from(terms.horizon).unwrap_or(0));
    if new.jump_off < old.jump_off {
        return Err(Trouble::at(
            "jump-off",
            "the later forecast begins before the earlier one",
        ));
    }
    if year <= new.jump_off || ends.iter().any(|end| year > *end) {
        let what = format!(
            "{year} must lie after {} and within both forecasts",
            new.jump_off
        );
        return Err(Trouble::at("year", what));
    }
    let shares = [before, after].map(|side| Shares::of(side.scenario, &side.area.start));
    let value = |taken: &[bool]| hybrid((before, after), &shares, taken, (figure, year));
    let (_, parts) = shapley(&CAUSES, &value)?;
    Ok(Explained {
        before: whole(value(&[false; CAUSES.len()])?),
        after: whole(value(&[true; CAUSES.len()])?),
        parts,
    })
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "figures of municipalities are far below"
)]
fn whole(value: f64) -> i64 {
    value.round() as i64
}

/// The figure with some causes as in the later forecast and the others as in the earlier one.
fn hybrid(
    (before, after): (Side<'_>, Side<'_>),
    shares: &[Shares; 2],
    taken: &[bool],
    (figure, year): (&Figure, Year),
) -> Result<f64, Trouble> {
    let side = |cause: usize| if taken[cause] { after } else { before };
    let people = walk((before, after), taken, year);
    if let Figure::Persons(group) = figure {
        let group = named(group)?;
        let sexes = Sex::BOTH.iter();
        return Ok(sexes
            .map(|sex| people.sum(*sex, group.first, group.last))
            .sum());
    }
    let using = side(6);
    let shares = &shares[usize::from(taken[6])];
    let need = needs_of(using.scenario, using.alternative, shares, (&people, year))?;
    let told = of_need(&need, (side(7).scenario, side(8).scenario), (figure, year))?;
    Ok(told.mean)
}

/// A figure that rests on need, with the supply of one scenario at the prices of another.
fn of_need(
    need: &Need,
    (supplied, priced): (&Scenario, &Scenario),
    (figure, year): (&Figure, Year),
) -> Result<Spread, Trouble> {
    let at = usize::try_from(year - need.first).unwrap_or(usize::MAX);
    let beyond = || Trouble::at("year", format!("{year} is not in the forecast"));
    let of = |service: &str| {
        let users = need.users.get(service);
        let unknown = || Trouble::at("figure", format!("there is no service `{service}`"));
        users.ok_or_else(unknown)?.get(at).ok_or_else(beyond)
    };
    match figure {
        Figure::Persons(group) => Err(Trouble::at("figure", format!("{group} is no need"))),
        Figure::Users(service) => Ok(Spread::of(of(service)?)),
        Figure::Shortage => {
            let housing = supplied.housing.as_ref();
            let housing =
                housing.ok_or_else(|| Trouble::at("housing", "is not in the scenario"))?;
            of(&housing.service)?;
            let told = places(housing, need)?;
            let told = told.years.get(at).ok_or_else(beyond)?;
            Ok(told.need.less(told.usable))
        }
        Figure::Cost => {
            let scenario = Scenario {
                housing: supplied.housing.clone(),
                staffing: supplied.staffing.clone(),
                ..priced.clone()
            };
            let told = costs(&scenario, need)?;
            let told = told.get(at).ok_or_else(beyond)?;
            Ok(told.net.per(1_000.0))
        }
    }
}

/// The same figure as the trajectories of one side tell it, beside the expected path that is explained.
pub fn told(
    side: Side<'_>,
    (counts, seed): (&Counts, u64),
    (figure, year): (&Figure, Year),
) -> Result<Spread, Trouble> {
    let at = usize::try_from(year - side.fit.terms.jump_off - 1).unwrap_or(usize::MAX);
    if at >= counts.years {
        return Err(Trouble::at(
            "year",
            format!("{year} is not in the forecast"),
        ));
    }
    if let Figure::Persons(group) = figure {
        let persons = counts.of_group(at, named(group)?, SexOf::All);
        let persons: Vec<f64> = persons.into_iter().map(f64::from).collect();
        return Ok(Spread::of(&persons));
    }
    let shares = Shares::of(side.scenario, &side.area.start);
    let people = (side.fit, side.area, counts);
    let need = needs(side.scenario, side.alternative, people, (&shares, seed))?;
    of_need(&need, (side.scenario, side.scenario), (figure, year))
}

fn named(group: &str) -> Result<Group, Trouble> {
    let found = Group::named(group);
    found.ok_or_else(|| Trouble::at("figure", format!("there is no group `{group}`")))
}

/// The expected population of a year.
fn walk((before, after): (Side<'_>, Side<'_>), taken: &[bool], year: Year) -> Pyramid {
    let side = |cause: usize| if taken[cause] { after } else { before };
    let jump_off = after.fit.terms.jump_off;
    let since = usize::try_from(jump_off - before.fit.terms.jump_off).unwrap_or(0);
    let mut people = if taken[0] {
        after.area.start.clone()
    } else {
        before.area.expected[since].clone()
    };
    let level = side(1);
    let level = level.fit.rates(&level.area.level, jump_off);
    let slope = side(2).fit.mortality.slope();
    for ahead in 1..=(year - jump_off) {
        let at = |sex, age| level.at(sex, age) * (slope.at(sex, age) * f64::from(ahead)).exp();
        let path = Path::at(&Pyramid::from_fn(at));
        people = path.advance(&people, &side(3).area.net, &side(4).area.fertility);
        let above = side(5);
        // Each side's years are counted from its own jump-off.
        let at = usize::try_from(jump_off + ahead - above.fit.terms.jump_off - 1).unwrap_or(0);
        if let Some(factor) = above.area.factors.get(at) {
            let own = people;
            people = Pyramid::from_fn(|sex, age| own.at(sex, age) * factor.at(sex, age));
        }
    }
    people
}

/// One group of the earlier forecast held against what happened.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evaluated {
    /// The group of ages.
    pub group: &'static str,
    /// What was forecast, the mean.
    pub forecast: f64,
    /// The interval of 80 per cent.
    pub interval: [f64; 2],
    /// What happened.
    pub outcome: f64,
    /// The error in per cent of the outcome.
    pub error: f64,
    /// Whether the outcome lies in the interval.
    pub is_inside: bool,
}

/// An earlier forecast held against a population that is known since, so many years after its jump-off.
pub fn evaluate(counts: &Counts, ahead: usize, outcome: &Pyramid) -> Vec<Evaluated> {
    let known = (1..=counts.years).contains(&ahead);
    let groups = Group::ALL.into_iter().filter(|_| known);
    groups
        .map(|group| {
            let persons = counts.of_group(ahead - 1, group, SexOf::All);
            let sum: f64 = persons.iter().map(|one| f64::from(*one)).sum();
            let forecast = sum / persons.len().max(1) as f64;
            let [_, low, _, high, _] = quantiles(&persons);
            let sexes = Sex::BOTH.iter();
            let outcome: f64 = sexes
                .map(|sex| outcome.sum(*sex, group.first, group.last))
                .sum();
            Evaluated {
                group: group.name,
                forecast,
                interval: [low, high],
                outcome,
                error: 100.0 * (forecast / outcome.max(1.0) - 1.0),
                is_inside: (low..=high).contains(&outcome),
            }
        })
        .collect()
}

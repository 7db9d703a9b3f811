//! Two forecasts of the same area: what the later one tells of the earlier, and what changed between them.
#![expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "years are bounded by the horizon, and counts of people are exact in a float"
)]

use serde::{Deserialize, Serialize};

use crate::Trouble;
use crate::care::{Need, Scenario, needs_of, places};
use crate::economy::{Part, costs, shapley};
use crate::outlook::{Fit, Outlook, Path};
use crate::people::{Group, Pyramid, Sex, SexOf, Year};
use crate::trajectories::{Counts, quantiles};

/// What two forecasts may differ by, in the order in which it is told.
pub const CAUSES: [&str; 8] = [
    "outcome",
    "jump-off",
    "mortality",
    "migration",
    "births",
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
/// jump-off beside what had been expected of it, `jump-off` the level of mortality there, `mortality` its course.
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
    let value = |taken: &[bool]| hybrid((before, after), taken, (figure, year));
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
    taken: &[bool],
    (figure, year): (&Figure, Year),
) -> Result<f64, Trouble> {
    let side = |cause: usize| if taken[cause] { after } else { before };
    let people = walk((before, after), taken, year);
    if let Figure::Persons(group) = figure {
        let group = Group::named(group)
            .ok_or_else(|| Trouble::at("figure", format!("there is no group `{group}`")))?;
        let sexes = Sex::BOTH.iter();
        return Ok(sexes
            .map(|sex| people.sum(*sex, group.first, group.last))
            .sum());
    }
    let using = side(5);
    let need = needs_of(
        using.scenario,
        using.alternative,
        (&using.area.start, using.fit.terms.jump_off),
        (&people, year),
    )?;
    let mean = |need: &Need, service: &str| {
        let users = need.users.get(service).and_then(|years| years.first());
        users.and_then(|users| users.first()).copied()
    };
    match figure {
        Figure::Persons(_) => Ok(people.total()),
        Figure::Users(service) => mean(&need, service)
            .ok_or_else(|| Trouble::at("figure", format!("there is no service `{service}`"))),
        Figure::Shortage => {
            let housing = side(6).scenario.housing.as_ref();
            let housing =
                housing.ok_or_else(|| Trouble::at("housing", "is not in the scenario"))?;
            let told = places(housing, &need)?;
            Ok(told
                .years
                .first()
                .map_or(0.0, |year| year.need.mean - year.usable))
        }
        Figure::Cost => {
            let priced = side(7);
            let told = costs(priced.scenario, &need, priced.fit.terms.jump_off)?;
            Ok(told.first().map_or(0.0, |year| year.net.mean / 1_000.0))
        }
    }
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

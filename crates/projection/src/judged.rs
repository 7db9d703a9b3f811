//! An earlier forecast of users, places, staff and cost, held against what happened.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Trouble;
use crate::care::{Need, Places, Spread, Staffed};
use crate::economy::CostYear;
use crate::people::Year;

/// What happened, year by year.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcomes {
    /// Each year that is known.
    #[serde(rename = "outcome")]
    pub years: Vec<Happened>,
}

/// What happened in a year, as far as it is known.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Happened {
    /// The year.
    pub year: Year,
    /// Users at its end, by service.
    #[serde(default)]
    pub users: BTreeMap<String, f64>,
    /// Places that could be used at its end.
    pub usable: Option<f64>,
    /// Persons who needed a place and had none.
    pub queue: Option<f64>,
    /// Persons employed, by profession.
    #[serde(default)]
    pub employed: BTreeMap<String, f64>,
    /// Costs in kronor.
    pub gross: Option<f64>,
    /// What users paid, in kronor.
    pub charges: Option<f64>,
    /// Costs less what users paid, in kronor.
    pub net: Option<f64>,
}

/// What an earlier forecast told.
#[derive(Debug, Clone, Copy)]
pub struct Forecasted<'a> {
    /// Users.
    pub need: &'a Need,
    /// What the use that was assumed gives on the people who were there, in the year of the outcome ([`needs_of`]);
    /// none where they are not known.
    ///
    /// [`needs_of`]: crate::care::needs_of
    pub on_people: Option<&'a Need>,
    /// Places, if they were told.
    pub places: Option<&'a Places>,
    /// Staff, if it was told.
    pub staff: Option<&'a Staffed>,
    /// Cost, if it was told.
    pub costs: Option<&'a [CostYear]>,
}

/// One figure of an earlier forecast beside what happened.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Judged {
    /// The figure: [`USERS`], [`USABLE`], `queue`, `employed`, `gross`, `charges` or `net`.
    pub figure: &'static str,
    /// Of what: the service or profession; `all` otherwise.
    pub name: String,
    /// The year.
    pub year: Year,
    /// What was forecast.
    pub forecast: Spread,
    /// What happened.
    pub outcome: f64,
    /// How much more was forecast than happened, in per cent of what happened; none where nothing did.
    pub error: Option<f64>,
    /// Whether what happened lies in the interval of 80 per cent; none for what is decided, which has no interval.
    pub is_in_80: Option<bool>,
    /// Whether it lies in the interval of 95 per cent.
    pub is_in_95: Option<bool>,
    /// How much more was forecast because of other people than came, and because of another use of theirs; they sum to
    /// forecast less outcome. None where that cannot be told apart.
    pub parts: Option<Parts>,
}

/// What a missed figure of users is made of.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Parts {
    /// Other people than were expected.
    pub people: f64,
    /// Another use than was assumed.
    pub usage: f64,
}

/// Places that can be used: built as they are decided.
pub const USABLE: &str = "usable";
/// Users of a service.
pub const USERS: &str = "users";
/// What a figure is of that is of everything.
const ALL: &str = "all";

impl Judged {
    /// A figure that was told, beside what happened.
    pub fn of(
        (figure, name): (&'static str, &str),
        year: Year,
        (forecast, outcome): (Spread, f64),
    ) -> Self {
        let is_within = |low: f64, high: f64| (low..=high).contains(&outcome);
        Self {
            figure,
            name: name.to_owned(),
            year,
            forecast,
            outcome,
            error: (outcome.abs() > f64::EPSILON)
                .then(|| 100.0 * (forecast.mean - outcome) / outcome.abs()),
            is_in_80: Some(is_within(forecast.p10, forecast.p90)),
            is_in_95: Some(is_within(forecast.p2_5, forecast.p97_5)),
            parts: None,
        }
    }

    /// Places that can be used, beside what there were. They are decided and not drawn: there is an error and no interval.
    pub fn of_usable(year: Year, (forecast, outcome): (f64, f64)) -> Self {
        Self {
            is_in_80: None,
            is_in_95: None,
            ..Self::of((USABLE, ALL), year, (Spread::of(&[forecast]), outcome))
        }
    }
}

impl Outcomes {
    /// Reads what happened.
    pub fn read(text: &str) -> Result<Self, Trouble> {
        let read: Self = toml::from_str(text).map_err(|e| Trouble::of_toml(text, &e))?;
        for one in &read.years {
            let figures = [one.usable, one.queue, one.gross, one.charges, one.net];
            let figures = figures.into_iter().flatten();
            let named = one.users.values().chain(one.employed.values()).copied();
            if !figures
                .chain(named)
                .all(|one| (-1e15..=1e15).contains(&one))
            {
                let place = format!("outcome {}", one.year);
                return Err(Trouble::at(place, "a number in it is none, or too large"));
            }
        }
        Ok(read)
    }
}

/// Every figure that was forecast for a year and is known since, in the order of users, places, staff and cost.
///
/// What was not forecast is refused: a name that is misspelt would be left out of the evaluation unseen.
pub fn judge(told: &Forecasted<'_>, happened: &Happened) -> Result<Vec<Judged>, Trouble> {
    let year = happened.year;
    let wrong = |what: String| Trouble::at(format!("outcome {year}"), what);
    let at = usize::try_from(year - told.need.first).ok();
    let within = |all: &&Vec<Vec<f64>>| at.is_some_and(|at| at < all.len());
    let (Some(at), true) = (at, told.need.users.values().all(|all| within(&all))) else {
        return Err(wrong("lies outside the earlier forecast".to_owned()));
    };
    let mut judged = Vec::new();
    for (name, outcome) in &happened.users {
        let users = told.need.users.get(name).and_then(|all| all.get(at));
        let users = users.ok_or_else(|| wrong(format!("there is no service `{name}`")))?;
        let mut one = Judged::of((USERS, name), year, (Spread::of(users), *outcome));
        one.parts = parts(told, &one);
        judged.push(one);
    }
    let places = told.places.and_then(|places| places.years.get(at));
    let cost = told.costs.and_then(|costs| costs.get(at));
    if let Some(outcome) = happened.usable {
        let usable = places.map(|one| one.usable);
        let usable = usable.ok_or_else(|| wrong(format!("`{USABLE}` was not forecast")))?;
        judged.push(Judged::of_usable(year, (usable, outcome)));
    }
    let mut add = |figure, forecast: Option<Spread>, outcome: Option<f64>| {
        let Some(outcome) = outcome else {
            return Ok(());
        };
        let forecast = forecast.ok_or_else(|| wrong(format!("`{figure}` was not forecast")))?;
        judged.push(Judged::of((figure, ALL), year, (forecast, outcome)));
        Ok::<(), Trouble>(())
    };
    add("queue", places.map(|one| one.queue), happened.queue)?;
    add("gross", cost.map(|one| one.gross), happened.gross)?;
    add("charges", cost.map(|one| one.charges), happened.charges)?;
    add("net", cost.map(|one| one.net), happened.net)?;
    for (name, outcome) in &happened.employed {
        let years = told.staff.and_then(|staff| staff.professions.get(name));
        let forecast = years
            .and_then(|years| years.get(at))
            .map(|one| one.employed);
        let forecast = forecast.ok_or_else(|| wrong(format!("there is no profession `{name}`")))?;
        judged.push(Judged::of(("employed", name), year, (forecast, *outcome)));
    }
    Ok(judged)
}

/// Users who were forecast beyond those that the people who came would have been, and those beyond what these were.
fn parts(told: &Forecasted<'_>, one: &Judged) -> Option<Parts> {
    let on_people = told.on_people.filter(|need| need.first == one.year)?;
    let users = on_people.users.get(&one.name)?.first()?.first()?;
    Some(Parts {
        people: one.forecast.mean - users,
        usage: users - one.outcome,
    })
}

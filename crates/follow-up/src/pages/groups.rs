//! What figures are divided by, which half-year is shown, and how a figure reads.

use std::collections::BTreeMap;

use jiff::ToSpan;
use kernel::{
    Date, Fault, Problem, UnitId,
    measure::{Dimension, Figure},
};
use page_kit::{Visit, components::Select, dates};
use rulebook::keys;

use crate::measures::half_year;

/// The names of groups, by what rows call them.
pub(super) type Names = BTreeMap<String, String>;

/// What can be chosen to divide by.
const BY: [Dimension; 6] = [
    Dimension::Service,
    Dimension::Provider,
    Dimension::District,
    Dimension::Unit,
    Dimension::Sex,
    Dimension::AgeBand,
];
/// Half-years that can be chosen.
const CHOICES: usize = 6;

/// What is asked for: a half-year that is over, and what to divide by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    pub(super) days: (Date, Date),
    pub(super) by: Dimension,
}

impl Asked {
    /// As the address has it: `?halvar=2026-1&efter=service`.
    pub(super) fn read(visit: &Visit) -> Self {
        let asked = visit.query("halvar");
        let choices = ended(visit.today(), CHOICES);
        let chosen = choices.iter().find(|days| key(**days) == asked);
        let latest = choices.last();
        let by = BY.into_iter().find(|by| by.key() == visit.query("efter"));
        Self {
            days: chosen
                .or(latest)
                .copied()
                .unwrap_or_else(|| half_year(visit.today())),
            by: by.unwrap_or(Dimension::Service),
        }
    }

    /// The choice of a half-year.
    pub(super) fn half_years<'v>(&self, visit: &'v Visit) -> Select<'v> {
        let t = visit.t();
        let mut select =
            Select::new(t, "halvar", t.say("follow-up-half-year")).chosen(key(self.days));
        for days in ended(visit.today(), CHOICES).into_iter().rev() {
            select = select.choice(key(days), label(visit, days));
        }
        select
    }

    /// The choice of what to divide by.
    pub(super) fn dimensions<'v>(&self, visit: &'v Visit) -> Select<'v> {
        let t = visit.t();
        let mut select = Select::new(t, "efter", t.say("follow-up-by")).chosen(self.by.key());
        for one in BY {
            select = select.choice(one.key(), t.say(&format!("follow-up-by-{}", one.key())));
        }
        select
    }
}

/// The latest half-years that are over, the oldest first.
pub(super) fn ended(today: Date, how_many: usize) -> Vec<(Date, Date)> {
    let mut days = half_year(today);
    let mut found = vec![];
    while found.len() < how_many {
        days = half_year(days.0.saturating_sub(1.day()));
        found.push(days);
    }
    found.reverse();
    found
}

fn key((from, _): (Date, Date)) -> String {
    format!("{}-{}", from.year(), if from.month() == 1 { 1 } else { 2 })
}

/// "Våren 2026", for a half-year.
pub(super) fn label(visit: &Visit, (from, _): (Date, Date)) -> String {
    let half = if from.month() == 1 {
        "follow-up-spring"
    } else {
        "follow-up-autumn"
    };
    visit
        .t()
        .with(half, &[("year", from.year().to_string().into())])
}

/// How few persons are hidden, from every reader.
pub(super) fn smallest(visit: &Visit) -> Result<usize, Problem> {
    let rules = visit.app.rules();
    let rule = rules
        .rule(keys::LOCAL_SMALL_NUMBER, visit.today())
        .and_then(rulebook::Rule::count)
        .map_err(|error| Fault::from_source("the rule on small numbers", error))?;
    Ok(usize::try_from(rule).map_err(|error| Fault::from_source("a small number", error))?)
}

/// A share in words: its value, that it is hidden, or that there is none.
pub(super) fn say(visit: &Visit, figure: Option<&Figure>) -> String {
    let t = visit.t();
    match figure {
        Some(Figure::Known { value, .. }) => {
            let number = dates::decimal(visit.language(), *value, 0);
            t.with("follow-up-share", &[("number", number.into())])
        }
        Some(Figure::Hidden) => t.say("page-kit-figure-hidden"),
        Some(Figure::Empty) | None => t.say("page-kit-figure-empty"),
    }
}

/// The names of the groups that stand in some figures.
pub(super) async fn names<'g>(
    visit: &Visit,
    by: Dimension,
    groups: impl Iterator<Item = &'g str>,
) -> Result<Names, Problem> {
    let t = visit.t();
    let plain = |group: &str| match by {
        _ if group.is_empty() => t.say("follow-up-group-none"),
        Dimension::Sex | Dimension::AgeBand => {
            t.say(&format!("follow-up-group-{}-{group}", by.key()))
        }
        Dimension::District
        | Dimension::Unit
        | Dimension::Provider
        | Dimension::ProviderForm
        | Dimension::Service
        | Dimension::Regime
        | Dimension::Need => group.to_owned(),
    };
    let mut names: Names = groups
        .map(|group| (group.to_owned(), plain(group)))
        .collect();
    let known = known(visit, by, &names).await?;
    for (group, name) in known {
        names.entry(group).and_modify(|kept| *kept = name);
    }
    Ok(names)
}

/// What the organisation calls the groups.
async fn known(visit: &Visit, by: Dimension, groups: &Names) -> Result<Names, Problem> {
    let ask = visit.reader();
    Ok(match by {
        Dimension::Unit | Dimension::Provider => {
            let ids: Vec<UnitId> = groups.keys().filter_map(|id| id.parse().ok()).collect();
            let names = organisation::unit_names(ask, &ids).await?;
            let name = |(id, name): (UnitId, kernel::Line)| (id.to_string(), name.to_string());
            names.into_iter().map(name).collect()
        }
        Dimension::District => organisation::districts(ask)
            .await?
            .into_iter()
            .map(|district| (district.code.to_string(), district.name.to_string()))
            .collect(),
        Dimension::Service => organisation::services(ask)
            .await?
            .into_iter()
            .map(|one| (one.code.to_string(), one.name(visit.language()).to_string()))
            .collect(),
        Dimension::ProviderForm
        | Dimension::Regime
        | Dimension::Sex
        | Dimension::AgeBand
        | Dimension::Need => Names::new(),
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn half_years_that_are_over_come_in_order() {
        let days = ended(date(2026, 11, 22), 3);
        let keys: Vec<String> = days.into_iter().map(key).collect();
        assert_eq!(keys, ["2025-1", "2025-2", "2026-1"]);
    }
}

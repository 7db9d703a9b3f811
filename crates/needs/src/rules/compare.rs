//! Two forecasts beside each other: why they differ, and how the earlier one fared.

use projection::{
    Explained, Figure, Side, Trouble, explain,
    people::{Group, Sex, Year},
};

use super::People;
use crate::model::{Assumptions, Told};

/// Splits the difference of a figure between two scenarios of one municipality over its causes.
pub fn explained(
    before: (&People, &Assumptions),
    after: (&People, &Assumptions),
    (figure, year): (&Figure, Year),
) -> Result<Explained, Trouble> {
    let (old, new) = (side(before)?, side(after)?);
    if old.area.code != new.area.code {
        return Err(Trouble::at(
            "area",
            "is not the same: the two are about different people",
        ));
    }
    explain(old, new, (figure, year))
}

fn side<'a>((people, assumptions): (&'a People, &'a Assumptions)) -> Result<Side<'a>, Trouble> {
    let area = people.area();
    let area = area.ok_or_else(|| Trouble::at("area", "is not in the population"))?;
    Ok(Side {
        fit: &people.fit,
        area,
        scenario: &assumptions.care,
        alternative: assumptions.alternative.as_deref(),
    })
}

/// How an earlier forecast fared for a group of ages.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// The group.
    pub group: &'static str,
    /// What was forecast.
    pub forecast: f64,
    /// The interval that held with 80 per cent.
    pub interval: [f64; 2],
    /// What happened.
    pub outcome: f64,
    /// The error in per cent of what happened.
    pub error: f64,
    /// Whether what happened lies in the interval.
    pub is_inside: bool,
}

/// What an earlier forecast told, held against the population that a later one begins with; nothing where it is not
/// earlier. It is held to its own words: what the same files would tell today is another matter.
pub fn evaluation(earlier: &Told, later: &People) -> Vec<Evaluation> {
    let at = earlier.at(later.fit.terms.jump_off);
    let (Some(at), Some(area)) = (at, later.area()) else {
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
        let forecast = one.years.get(at)?;
        let outcome = persons(group);
        Some(Evaluation {
            group: group.name,
            forecast: forecast.mean,
            interval: [forecast.p10, forecast.p90],
            outcome,
            error: 100.0 * (forecast.mean / outcome.max(1.0) - 1.0),
            is_inside: (forecast.p10..=forecast.p90).contains(&outcome),
        })
    });
    told.collect()
}

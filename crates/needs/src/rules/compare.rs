//! Two forecasts beside each other: why they differ, and how the earlier one fared.

use projection::{
    Explained, Figure, Side, Trouble, evaluate, explain,
    people::{Sex, Year},
};

use super::People;
use crate::model::Assumptions;

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

/// An earlier forecast held against the population that a later one begins with; nothing where neither is earlier.
pub fn evaluation(earlier: &People, later: &People) -> Vec<Evaluation> {
    const TOLD: [&str; 3] = ["65-79", "80+", "90+"];
    let ahead = later.fit.terms.jump_off - earlier.fit.terms.jump_off;
    let (Ok(ahead), Some(area)) = (usize::try_from(ahead), later.area()) else {
        return Vec::new();
    };
    // Somebody must be there for an error to be a share of them.
    let is_empty = Sex::BOTH
        .iter()
        .all(|sex| area.start.sum(*sex, 65, 100) < 1.0);
    if is_empty {
        return Vec::new();
    }
    let told = evaluate(&earlier.counts, ahead, &area.start);
    let told = told.into_iter().filter(|one| TOLD.contains(&one.group));
    told.map(|one| Evaluation {
        group: one.group,
        forecast: one.forecast,
        interval: one.interval,
        outcome: one.outcome,
        error: one.error,
        is_inside: one.is_inside,
    })
    .collect()
}

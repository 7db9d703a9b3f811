//! Two forecasts beside each other: why they differ.

use projection::{Explained, Figure, Side, Trouble, explain, people::Year};

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

//! What those who answered think of the help.

use kernel::{
    Call, Fault, Period,
    measure::{Aggregate, MeasureDefinition, MeasureRow, MeasureUnit},
};
use rulebook::keys;
use store::Ask;

use super::{DIMENSIONS, ended_half_year, groups::Known};
use crate::{model::Theme, store::measured::grades_given};

/// The share that gave 4 or 5, of those who gave a grade; those who did not know do not count. Counted are those who
/// answered in the half-year in which the period ends, or the one before where that is not over.
const fn share(key: &'static str) -> MeasureDefinition {
    MeasureDefinition {
        key,
        version: 2,
        aggregate: Aggregate::Share,
        unit: MeasureUnit::Percent,
        dimensions: DIMENSIONS,
        rule: Some(keys::SOL_5_2),
    }
}

/// Those who feel safe with the help.
pub const SAFETY: MeasureDefinition = share("follow-up-measure-safety");
/// Those who have a say in how it is given.
pub const INFLUENCE: MeasureDefinition = share("follow-up-measure-influence");
/// Those who are met in a good way.
pub const TREATMENT: MeasureDefinition = share("follow-up-measure-treatment");
/// Those who know where to complain.
pub const COMPLAINT: MeasureDefinition = share("follow-up-measure-complaint");
/// Those who recognise who comes.
pub const CONTINUITY: MeasureDefinition = share("follow-up-measure-continuity");

/// The measure of a theme.
pub const fn measure_of(theme: Theme) -> MeasureDefinition {
    match theme {
        Theme::Safety => SAFETY,
        Theme::Influence => INFLUENCE,
        Theme::Treatment => TREATMENT,
        Theme::Complaint => COMPLAINT,
        Theme::Continuity => CONTINUITY,
    }
}

/// The theme of a measure.
pub fn theme_of(key: &str) -> Option<Theme> {
    Theme::ALL
        .iter()
        .copied()
        .find(|theme| measure_of(*theme).key == key)
}

/// The rows behind the measure of a theme, one an answer. Nobody may open them: they are what single persons said.
pub async fn experienced(
    ask: &dyn Ask,
    call: &Call,
    (theme, period): (Theme, Period),
) -> Result<Vec<MeasureRow>, Fault> {
    let days = ended_half_year(period, call.today());
    let given = grades_given(ask, theme, days).await?;
    let known = Known::read(ask, given.iter().map(|(of, _)| of.person).collect()).await?;
    Ok(given
        .iter()
        .map(|(of, grade)| {
            let mut row = known.row(of, (Some(grade.number()), grade.is_good()));
            row.link = String::new();
            row
        })
        .collect())
}

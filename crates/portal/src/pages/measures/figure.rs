//! A figure in words: value with unit, hidden, or nothing to count; and when small numbers are hidden.

use std::collections::BTreeSet;

use access::{Need, Resource};
use kernel::{
    PersonId, Problem, Role,
    measure::{Figure, MeasureRow, MeasureUnit},
};
use page_kit::{T, Visit, dates};
use rulebook::keys;

use crate::measures::Measure;

/// Of more persons than this it is not asked whether the reader may see every one: the figure is then far from small.
pub(super) const ASKED_MAX: usize = 500;

/// The unit's name.
pub(super) fn unit(t: T<'_>, unit: MeasureUnit) -> String {
    t.say(match unit {
        MeasureUnit::Percent => "portal-unit-percent",
        MeasureUnit::Days => "portal-unit-days",
        MeasureUnit::MinutesPerWeek => "portal-unit-minutes-per-week",
        MeasureUnit::Things => "portal-unit-things",
    })
}

/// How many decimals a figure of a unit is shown with.
pub(super) const fn decimals(unit: MeasureUnit) -> usize {
    match unit {
        MeasureUnit::Percent | MeasureUnit::MinutesPerWeek | MeasureUnit::Things => 0,
        MeasureUnit::Days => 1,
    }
}

/// The value, if it may be shown.
pub(super) const fn value(figure: &Figure) -> Option<f64> {
    match figure {
        Figure::Known { value, .. } => Some(*value),
        Figure::Empty | Figure::Hidden => None,
    }
}

/// The figure in words.
pub(super) fn say(visit: &Visit, figure: &Figure, of: MeasureUnit) -> String {
    let t = visit.t();
    match figure {
        Figure::Known { value, .. } => {
            let number = dates::decimal(visit.language(), *value, decimals(of));
            format!("{number} {}", unit(t, of))
        }
        Figure::Empty => t.say("page-kit-figure-empty"),
        Figure::Hidden => t.say("page-kit-figure-hidden"),
    }
}

/// How few persons are hidden from this reader: none when she or he may see every person counted.
pub(super) async fn smallest(
    visit: &Visit,
    measure: Measure,
    rows: &[MeasureRow],
) -> Result<Option<usize>, Problem> {
    let persons: BTreeSet<PersonId> = rows.iter().filter_map(|row| row.person).collect();
    if opens_rows(visit, measure)
        && persons.len() <= ASKED_MAX
        && visible(visit, measure, &persons).await? == persons
    {
        return Ok(None);
    }
    let rules = visit.app.rules();
    let rule = rules
        .rule(keys::LOCAL_SMALL_NUMBER, visit.today())
        .and_then(rulebook::Rule::count)
        .map_err(|error| kernel::Fault::from_source("the rule on small numbers", error))?;
    Ok(usize::try_from(rule).ok())
}

/// Whether the reader's role opens rows of a measure at all.
pub(super) fn opens_rows(visit: &Visit, measure: Measure) -> bool {
    measure.opened_with().is_some()
        && matches!(
            visit.actor().role(),
            Some(Role::CaseOfficer | Role::UnitManager)
        )
}

/// Those of some persons whose rows the reader may see, however many they are.
pub(super) async fn visible(
    visit: &Visit,
    measure: Measure,
    persons: &BTreeSet<PersonId>,
) -> Result<BTreeSet<PersonId>, Problem> {
    let Some(resource) = measure.opened_with() else {
        return Ok(BTreeSet::new());
    };
    let needs = [Need::see(Resource::MeasureRows), Need::see(resource)];
    let asked: Vec<PersonId> = persons.iter().copied().collect();
    let seen = residents::persons_seen(visit.reader(), &visit.call, (&asked, &needs)).await?;
    Ok(seen.into_iter().collect())
}

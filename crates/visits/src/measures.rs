//! What the room can be measured by; one measure a file.

mod made;
mod typed;

use std::collections::BTreeMap;

use kernel::{Call, Date, Fault, Period, UnitId, measure::Dimension};
use organisation::UnitFilter;
use store::Ask;

pub use made::{MADE, made};
pub use typed::{TYPED, typed};

/// The days of a period up to today: nothing is told of days to come.
fn days(call: &Call, period: Period) -> (Date, Date) {
    let today = call.today();
    (period.from(), period.to().map_or(today, |to| to.min(today)))
}

/// The groups of rows about what a provider does, by provider.
async fn groups(ask: &dyn Ask) -> Result<BTreeMap<UnitId, BTreeMap<Dimension, String>>, Fault> {
    let units = organisation::units(ask, &UnitFilter::default()).await?;
    let group = |unit: organisation::Unit| {
        let mut groups = BTreeMap::from([(Dimension::Provider, unit.id.to_string())]);
        if let Some(form) = unit.form {
            groups.insert(Dimension::ProviderForm, form.key().to_owned());
        }
        (unit.id, groups)
    };
    Ok(units.into_iter().map(group).collect())
}

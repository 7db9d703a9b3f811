//! What the room can be measured by; one measure a file.

mod current;
mod in_time;
mod participation;

use std::collections::BTreeMap;

use kernel::{
    Date, UnitId,
    measure::{Dimension, MeasureRow},
};
use organisation::Forms;

use crate::model::CarePlan;

pub use current::{CURRENT, current};
pub use in_time::{IN_TIME, in_time};
pub use participation::{PARTICIPATION, participation};

/// What the figures of this room can be divided by.
const DIMENSIONS: &[Dimension] = &[
    Dimension::ProviderForm,
    Dimension::District,
    Dimension::Provider,
    Dimension::Unit,
];

/// A row about a plan on a day.
fn row(
    forms: &Forms,
    plan: &CarePlan,
    day: Date,
    (value, meets): (Option<i64>, bool),
) -> MeasureRow {
    let district = plan.district.as_ref().map(ToString::to_string);
    MeasureRow {
        link: plan.address(),
        label: plan.number.as_str().to_owned(),
        person: Some(plan.person),
        day,
        value,
        meets,
        groups: groups(forms, (plan.provider, plan.unit), district),
    }
}

/// The groups of a row about somebody at a provider.
fn groups(
    forms: &Forms,
    (provider, unit): (UnitId, UnitId),
    district: Option<String>,
) -> BTreeMap<Dimension, String> {
    let mut groups = forms.groups(provider);
    groups.insert(Dimension::Unit, unit.to_string());
    if let Some(district) = district {
        groups.insert(Dimension::District, district);
    }
    groups
}

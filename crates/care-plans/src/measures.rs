//! What the room can be measured by; one measure a file.

mod current;
mod in_time;
mod participation;

use std::collections::BTreeMap;

use kernel::{
    Call, Date, Fault, Period, UnitId,
    measure::{Dimension, MeasureRow},
};
use organisation::{Unit, UnitFilter};
use store::Ask;

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

/// The last day of a period; today where it has no end.
fn last_day(call: &Call, period: Period) -> Date {
    period.to().unwrap_or_else(|| call.today())
}

/// How each provider has its assignment.
struct Forms(BTreeMap<UnitId, &'static str>);

impl Forms {
    async fn read(ask: &dyn Ask) -> Result<Self, Fault> {
        let units = organisation::units(ask, &UnitFilter::default()).await?;
        let form = |unit: Unit| Some((unit.id, unit.form?.key()));
        Ok(Self(units.into_iter().filter_map(form).collect()))
    }

    /// The groups of a row about somebody at a provider.
    fn groups(
        &self,
        (provider, unit): (UnitId, UnitId),
        district: Option<String>,
    ) -> BTreeMap<Dimension, String> {
        let mut groups = BTreeMap::from([
            (Dimension::Provider, provider.to_string()),
            (Dimension::Unit, unit.to_string()),
        ]);
        if let Some(form) = self.0.get(&provider) {
            groups.insert(Dimension::ProviderForm, (*form).to_owned());
        }
        if let Some(district) = district {
            groups.insert(Dimension::District, district);
        }
        groups
    }

    /// A row about a plan on a day.
    fn row(&self, plan: &CarePlan, day: Date, (value, meets): (Option<i64>, bool)) -> MeasureRow {
        let district = plan.district.as_ref().map(ToString::to_string);
        MeasureRow {
            link: plan.address(),
            label: plan.number.as_str().to_owned(),
            person: Some(plan.person),
            day,
            value,
            meets,
            groups: self.groups((plan.provider, plan.unit), district),
        }
    }
}

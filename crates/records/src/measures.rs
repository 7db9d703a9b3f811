//! What the room can be measured by; one measure a file.

mod documented;
mod next_day;

use std::collections::BTreeMap;

use kernel::{Call, Date, Fault, Period, UnitId, measure::Dimension};
use organisation::{Unit, UnitFilter};
use store::Ask;

pub use documented::{DOCUMENTED, documented};
pub use next_day::{NEXT_DAY, next_day};

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

    /// The groups of a row about something that a provider does.
    fn groups(&self, provider: UnitId) -> BTreeMap<Dimension, String> {
        let mut groups = BTreeMap::from([(Dimension::Provider, provider.to_string())]);
        if let Some(form) = self.0.get(&provider) {
            groups.insert(Dimension::ProviderForm, (*form).to_owned());
        }
        groups
    }
}

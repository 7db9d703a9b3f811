//! What the room can be measured by; one measure a file.

mod continuity;

use std::collections::BTreeMap;

use kernel::{Call, Date, Fault, Period, UnitId, measure::Dimension};
use organisation::{Unit, UnitFilter};
use store::Ask;

pub use continuity::{ALL, NATIONAL, continuity};

/// The last day of a period that has been; who is to come is not who came.
fn last_day(call: &Call, period: Period) -> Date {
    let today = call.today();
    period.to().map_or(today, |last| last.min(today))
}

/// How each provider has its assignment.
struct Forms(BTreeMap<UnitId, &'static str>);

impl Forms {
    async fn read(ask: &dyn Ask) -> Result<Self, Fault> {
        let units = organisation::units(ask, &UnitFilter::default()).await?;
        let form = |unit: Unit| Some((unit.id, unit.form?.key()));
        Ok(Self(units.into_iter().filter_map(form).collect()))
    }

    /// All providers.
    fn providers(&self) -> impl Iterator<Item = UnitId> {
        self.0.keys().copied()
    }

    /// The groups of a row about something that a provider does.
    fn groups(&self, provider: UnitId) -> BTreeMap<Dimension, String> {
        let form = self.0.get(&provider).map(|form| (*form).to_owned());
        let provider = (Dimension::Provider, provider.to_string());
        let form = form.map(|form| (Dimension::ProviderForm, form));
        std::iter::once(provider).chain(form).collect()
    }
}

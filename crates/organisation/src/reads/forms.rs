//! How each provider has its assignment: what figures are divided by.

use std::collections::BTreeMap;

use ::store::Ask;
use kernel::{Fault, UnitId, measure::Dimension};

use super::{UnitFilter, units};
use crate::model::ProviderForm;

/// The form of each provider's assignment, read once for all rows of a measure.
#[derive(Debug)]
pub struct Forms(BTreeMap<UnitId, &'static str>);

impl Forms {
    /// Reads them.
    pub async fn read(ask: &dyn Ask) -> Result<Self, Fault> {
        let units = units(ask, &UnitFilter::default()).await?;
        let form = |unit: crate::Unit| Some((unit.id, unit.form?.key()));
        Ok(Self(units.into_iter().filter_map(form).collect()))
    }

    /// All who have one: all providers, and an alarm centre that takes orders.
    pub fn providers(&self) -> impl Iterator<Item = UnitId> {
        self.0.keys().copied()
    }

    /// Whether a provider is the municipality's own.
    pub fn is_in_house(&self, provider: UnitId) -> bool {
        self.0.get(&provider) == Some(&ProviderForm::InHouse.key())
    }

    /// The groups of a row about something that a provider does.
    pub fn groups(&self, provider: UnitId) -> BTreeMap<Dimension, String> {
        let mut groups = BTreeMap::from([(Dimension::Provider, provider.to_string())]);
        if let Some(form) = self.0.get(&provider) {
            groups.insert(Dimension::ProviderForm, (*form).to_owned());
        }
        groups
    }
}

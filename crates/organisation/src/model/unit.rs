//! A unit: an ordering unit of the authority, a provider, a provider's team, or an outside party.

use kernel::{Line, Period, UnitId};
use serde::{Deserialize, Serialize};

use super::DistrictCode;

kernel::keyed! {
    /// What a unit is.
    pub enum UnitKind {
        /// Beställarenhet: investigates, decides and orders.
        OrderingUnit => "ordering-unit",
        /// Utförare: carries out services.
        Provider => "provider",
        /// A provider's team or place.
        Team => "team",
        /// Larmmottagning.
        AlarmCentre => "alarm-centre",
        /// The committee's office: economy, log review, administration.
        Office => "office",
        /// An outside party, such as the region's health centre.
        Outside => "outside",
    }
}

kernel::keyed! {
    /// How a provider has its assignment.
    pub enum ProviderForm {
        /// Egen regi.
        InHouse => "in-house",
        /// Valfrihetssystem (LOV).
        Choice => "choice",
        /// Contract after procurement (LOU).
        Contract => "contract",
    }
}

/// A unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// The id.
    pub id: UnitId,
    /// Its name.
    pub name: Line,
    /// What it is.
    pub kind: UnitKind,
    /// The unit that it is a part of, if any.
    pub parent: Option<UnitId>,
    /// The district that it works for; none for the whole municipality.
    pub district: Option<DistrictCode>,
    /// How it has its assignment, if it is a provider or an alarm centre that takes orders.
    pub form: Option<ProviderForm>,
    /// Organisation number, for those outside the municipality.
    pub organisation_number: Option<Line>,
    /// Phone.
    pub phone: Option<Line>,
    /// E-mail.
    pub email: Option<Line>,
    /// Visiting address.
    pub address: Option<Line>,
    /// When it exists, or its contract runs.
    pub period: Period,
    /// Rises by one with every change.
    pub version: i64,
}

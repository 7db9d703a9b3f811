//! What a provider offers: which service, where, for how many, and when.

use kernel::{Id, Period, UnitId};
use serde::{Deserialize, Serialize};

use super::{DistrictCode, ServiceCode, Unit};

/// Kind of [`ProviderService::id`].
pub enum ProviderServices {}

/// A service that a provider offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderService {
    /// The id.
    pub id: Id<ProviderServices>,
    /// The provider.
    pub unit: UnitId,
    /// The service.
    pub service: ServiceCode,
    /// The district; none for all of them.
    pub district: Option<DistrictCode>,
    /// How many persons it takes; none for no limit. How many it has now is counted by those who order.
    pub capacity: Option<i64>,
    /// When it is offered.
    pub period: Period,
}

/// A provider with what it offers, as a person chooses among them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// The provider.
    pub unit: Unit,
    /// What it offers.
    pub service: ProviderService,
}

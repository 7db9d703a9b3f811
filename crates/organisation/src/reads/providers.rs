//! Who offers a service here today, and what does a provider offer?

use ::store::Ask;
use kernel::{Date, Fault, UnitId};

use crate::{
    model::{DistrictCode, Offer, ProviderService, ServiceCode},
    store,
};

/// Everybody who offers a service in a district on a day, in Swedish order. Whether there is room is known by those
/// who count the orders.
pub async fn providers_for(
    ask: &dyn Ask,
    service: &ServiceCode,
    district: &DistrictCode,
    on: Date,
) -> Result<Vec<Offer>, Fault> {
    store::offer::of_service(ask, service, district, on).await
}

/// All that a provider offers, has offered or will offer.
pub async fn offers_of(ask: &dyn Ask, unit: UnitId) -> Result<Vec<ProviderService>, Fault> {
    store::offer::of_unit(ask, unit).await
}

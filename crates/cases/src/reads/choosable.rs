//! Which providers can a person choose among for an order, and which of them have a place?

use std::collections::BTreeMap;

use kernel::{Date, Fault, UnitId};
use organisation::{DistrictCode, Offer, ProviderForm, ServiceCode, Unit};
use store::Ask;

use crate::{
    model::Order,
    store::order_list::{Taken, places_taken},
};

/// A provider that offers all services of an order where the person lives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choosable {
    /// The provider.
    pub unit: Unit,
    /// The places for each service that it has a limit for.
    pub places: Vec<Places>,
}

/// How many persons a provider takes for a service, and has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The service.
    pub service: ServiceCode,
    /// How many it takes.
    pub capacity: i64,
    /// How many it has by orders that run.
    pub taken: i64,
}

impl Choosable {
    /// How many places are free; none where there is no limit.
    pub fn free(&self) -> Option<i64> {
        let free = self.places.iter().map(|p| (p.capacity - p.taken).max(0));
        free.min()
    }

    /// In which form it provides. A unit of the municipality's own that is no provider by kind, such as its alarm
    /// centre, has no form of its own and is in-house.
    pub fn form(&self) -> ProviderForm {
        self.unit.form.unwrap_or(ProviderForm::InHouse)
    }

    /// Whether there is a place for each service.
    pub fn has_room(&self) -> bool {
        self.free() != Some(0)
    }
}

/// The code that no district has: only those who offer a service everywhere are then found.
const NOWHERE: &str = "none";

/// The providers that offer all services of an order where the person lives, in Swedish order, full ones too. Free
/// places are the organisation's capacity less the persons for whom orders run.
pub async fn choosable(ask: &dyn Ask, order: &Order, on: Date) -> Result<Vec<Choosable>, Fault> {
    choosable_where(ask, order, on, &|_any| true).await
}

/// One of them, if it is.
pub(crate) async fn choosable_one(
    ask: &dyn Ask,
    order: &Order,
    (provider, on): (UnitId, Date),
) -> Result<Option<Choosable>, Fault> {
    let found = choosable_where(ask, order, on, &|unit| unit.id == provider).await?;
    Ok(found.into_iter().next())
}

/// Those of them that somebody asks for; only their places are counted.
async fn choosable_where(
    ask: &dyn Ask,
    order: &Order,
    on: Date,
    is_asked: &(dyn Fn(&Unit) -> bool + Sync),
) -> Result<Vec<Choosable>, Fault> {
    let nowhere = DistrictCode::parse(NOWHERE).map_err(|e| Fault::from_source("a district", e))?;
    let district = order.district.as_ref().unwrap_or(&nowhere);
    let mut by_service = Vec::new();
    for service in &order.services {
        let offers = organisation::providers_for(ask, service, district, on).await?;
        by_service.push((service, offers));
    }
    let Some((_, first)) = by_service.first() else {
        return Ok(Vec::new());
    };
    // A provider can offer a service both here and everywhere: it is still one provider.
    let mut units: Vec<Unit> = Vec::new();
    for offer in first {
        let everywhere = by_service
            .iter()
            .all(|(_, offers)| offers.iter().any(|o| o.unit.id == offer.unit.id));
        if everywhere && is_asked(&offer.unit) && units.iter().all(|unit| unit.id != offer.unit.id)
        {
            units.push(offer.unit.clone());
        }
    }
    // Who takes everybody is not counted: the alarm centre has the whole municipality.
    let is_limited = |unit: &&Unit| {
        let mut offers = by_service.iter().flat_map(|(_, offers)| offers);
        offers.any(|offer| offer.unit.id == unit.id && offer.service.capacity.is_some())
    };
    let limited: Vec<UnitId> = units
        .iter()
        .filter(is_limited)
        .map(|unit| unit.id)
        .collect();
    let taken = places_taken(ask, &limited).await?;
    let all = units.into_iter().map(|unit| {
        let places = by_service
            .iter()
            .filter_map(|(service, offers)| places(unit.id, service, offers, &taken))
            .collect();
        Choosable { unit, places }
    });
    Ok(all.collect())
}

/// The places of a provider for a service; none where one of its offers has no limit. An offer for one district has
/// its own places, and one for all of them counts the persons of all.
fn places(
    unit: UnitId,
    service: &ServiceCode,
    offers: &[Offer],
    taken: &[Taken],
) -> Option<Places> {
    let own = offers.iter().filter(|offer| offer.unit.id == unit);
    let mut capacity = 0;
    let mut counted: BTreeMap<Option<&DistrictCode>, i64> = BTreeMap::new();
    for offer in own {
        capacity += offer.service.capacity?;
        for one in taken
            .iter()
            .filter(|t| t.provider == unit && t.service == *service)
        {
            let covers = offer.service.district.is_none() || offer.service.district == one.district;
            if covers {
                counted.insert(one.district.as_ref(), one.persons);
            }
        }
    }
    Some(Places {
        service: service.clone(),
        capacity,
        taken: counted.values().sum(),
    })
}

//! A provider begins or ends to offer a service.

use ::store::{Action, Tx};
use access::Resource;
use kernel::{Call, Date, Id, Period, Problem, Refusal, UnitId};

use super::{may_write, note, of_unit};
use crate::{
    model::{DistrictCode, ProviderService, ProviderServices, ServiceCode},
    rules::check_offer,
    store,
};

/// Adds what a provider offers.
#[derive(Debug, Clone)]
pub struct AddProviderService {
    /// The provider.
    pub unit: UnitId,
    /// The service.
    pub service: ServiceCode,
    /// The district; none for all of them.
    pub district: Option<DistrictCode>,
    /// How many persons it takes; none for no limit.
    pub capacity: Option<i64>,
    /// When it is offered.
    pub period: Period,
}

impl Action for AddProviderService {
    const NAME: &'static str = "add-provider-service";
    type Done = Id<ProviderServices>;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<Id<ProviderServices>, Problem> {
        may_write(tx, call, Resource::Organisation).await?;
        let unit = store::unit::by_id(tx, self.unit).await?;
        let unit = unit.ok_or(Problem::NotFound)?;
        if store::service::by_code(tx, &self.service).await?.is_none() {
            return Err(Refusal::new("organisation-refusal-unknown-service")
                .at("service")
                .into());
        }
        let offered = ProviderService {
            id: call.new_id(),
            unit: self.unit,
            service: self.service.clone(),
            district: self.district.clone(),
            capacity: self.capacity,
            period: self.period,
        };
        check_offer(&unit, &offered)?;
        store::offer::add(tx, &offered).await?;
        let capacity = offered.capacity.map(|capacity| capacity.to_string());
        let entry = of_unit("organisation.provider-service-added", unit.id)
            .change("service", None, Some(offered.service.to_string()))
            .change("capacity", None, capacity);
        note(tx, call, entry).await?;
        Ok(offered.id)
    }
}

/// Ends what a provider offers.
#[derive(Debug, Clone)]
pub struct EndProviderService {
    /// Which.
    pub id: Id<ProviderServices>,
    /// The last day.
    pub last_day: Date,
}

impl Action for EndProviderService {
    const NAME: &'static str = "end-provider-service";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        may_write(tx, call, Resource::Organisation).await?;
        let offered = store::offer::by_id(tx, self.id).await?;
        let offered = offered.ok_or(Problem::NotFound)?;
        if self.last_day < offered.period.from() {
            return Err(Refusal::new("organisation-refusal-period-backwards")
                .at("last_day")
                .into());
        }
        store::offer::end(tx, self.id, self.last_day).await?;
        let before = offered.period.to().map(|day| day.to_string());
        let entry = of_unit("organisation.provider-service-ended", offered.unit)
            .change("service", Some(offered.service.to_string()), None)
            .change("last_day", before, Some(self.last_day.to_string()));
        Ok(note(tx, call, entry).await?)
    }
}

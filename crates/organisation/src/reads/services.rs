//! Which services are there, and which are offered on a day?

use ::store::Ask;
use kernel::{Date, Fault};

use crate::{
    model::{Catalogue, Service, ServiceCode},
    store,
};

/// All services that were ever in the catalogue, for their names: assessed services first, by act, then early help.
pub async fn services(ask: &dyn Ask) -> Result<Vec<Service>, Fault> {
    store::service::all(ask).await
}

/// One service.
pub async fn service(ask: &dyn Ask, code: &ServiceCode) -> Result<Option<Service>, Fault> {
    store::service::by_code(ask, code).await
}

/// The services that are offered on a day, in the same order. Without a catalogue of the municipality's own they are all
/// that there are.
pub async fn services_on(ask: &dyn Ask, day: Date) -> Result<Vec<Service>, Fault> {
    let mut all = store::service::all(ask).await?;
    if let Some(catalogue) = store::catalogue::on(ask, day).await? {
        all.retain(|one| catalogue.services.contains(&one.code));
    }
    Ok(all)
}

/// Whether a service is offered on a day.
pub async fn is_offered(ask: &dyn Ask, code: &ServiceCode, day: Date) -> Result<bool, Fault> {
    match store::catalogue::on(ask, day).await? {
        Some(catalogue) => Ok(catalogue.services.contains(code)),
        None => Ok(store::service::by_code(ask, code).await?.is_some()),
    }
}

/// The catalogue that holds on a day; none before the municipality's first.
pub async fn catalogue(ask: &dyn Ask, day: Date) -> Result<Option<Catalogue>, Fault> {
    let found = store::catalogue::on(ask, day).await?;
    Ok(found.filter(Catalogue::is_own))
}

/// All catalogues that the municipality has given, the newest first.
pub async fn catalogues(ask: &dyn Ask) -> Result<Vec<Catalogue>, Fault> {
    store::catalogue::all(ask).await
}

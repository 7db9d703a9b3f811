//! Which services are there?

use ::store::Ask;
use kernel::Fault;

use crate::{
    model::{Service, ServiceCode},
    store,
};

/// The catalogue: assessed services first, by act, then early help.
pub async fn services(ask: &dyn Ask) -> Result<Vec<Service>, Fault> {
    store::service::all(ask).await
}

/// One service.
pub async fn service(ask: &dyn Ask, code: &ServiceCode) -> Result<Option<Service>, Fault> {
    store::service::by_code(ask, code).await
}

//! Who may decide what in the committee's place, by the scheme that holds on a day.

use kernel::{Date, Fault};
use store::Ask;

use crate::{
    model::DelegationScheme,
    store::delegation::{scheme_list, scheme_on},
};

/// The scheme that holds on a day; examples where the municipality has given none.
pub async fn delegation_scheme(ask: &dyn Ask, on: Date) -> Result<DelegationScheme, Fault> {
    let given = scheme_on(ask, on).await?;
    Ok(given.unwrap_or_else(DelegationScheme::example))
}

/// All schemes that the municipality has given, the newest first.
pub async fn delegation_schemes(ask: &dyn Ask) -> Result<Vec<DelegationScheme>, Fault> {
    scheme_list(ask).await
}

//! How is the person reached? Ask `access` first: this is what a protected identity hides.

use ::store::Ask;
use kernel::{Fault, PersonId, Timestamp};

use crate::{model::ContactDetails, store};

/// How a person is reached; [`ContactDetails::UNKNOWN`] where nothing is kept.
pub async fn contact_details(ask: &dyn Ask, id: PersonId) -> Result<ContactDetails, Fault> {
    let kept = store::contact_details::by_person(ask, id).await?;
    Ok(kept.unwrap_or(ContactDetails::UNKNOWN))
}

/// How a person was reached before, and until when, the latest first.
pub async fn earlier_contact_details(
    ask: &dyn Ask,
    id: PersonId,
) -> Result<Vec<(Timestamp, ContactDetails)>, Fault> {
    store::contact_details::earlier(ask, id).await
}

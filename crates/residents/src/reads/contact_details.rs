//! How is the person reached? Ask `access` first: this is what a protected identity hides.

use std::collections::BTreeMap;

use ::store::Ask;
use kernel::{Call, Fault, PersonId, Timestamp};

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

/// The postal codes of those of some persons whose address the caller may see: enough to know who lives near whom.
pub async fn postal_codes(
    ask: &dyn Ask,
    call: &Call,
    persons: &[PersonId],
) -> Result<BTreeMap<PersonId, String>, Fault> {
    store::contact_details::postal_codes(ask, call, persons).await
}

//! Somebody moves, or gets another phone.

use ::store::{Action, Tx};
use kernel::{Call, PersonId, Problem};

use super::{changed, may_change_reach, note, of_person};
use crate::{model::ContactDetails, store};

/// Changes how a person is reached.
#[derive(Debug, Clone)]
pub struct ChangeContactDetails {
    /// Who.
    pub person: PersonId,
    /// What holds from now on, with the version that was seen.
    pub contact_details: ContactDetails,
}

impl Action for ChangeContactDetails {
    const NAME: &'static str = "change-contact-details";
    type Done = i64;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<i64, Problem> {
        may_change_reach(tx, call, self.person).await?;
        let before = store::contact_details::by_person(tx, self.person).await?;
        let before = before.ok_or(Problem::NotFound)?;
        if before.version != self.contact_details.version {
            return Err(changed(self.person, before.version));
        }
        let details = ContactDetails {
            version: before.version + 1,
            ..self.contact_details.clone()
        };
        store::contact_details::keep_earlier(tx, call, (self.person, &before)).await?;
        store::contact_details::change(tx, self.person, &details).await?;
        // Only that it changed: the timeline has other readers than the address.
        let entry = of_person("residents.contact-details-changed", self.person).change(
            "version",
            Some(before.version.to_string()),
            Some(details.version.to_string()),
        );
        note(tx, call, entry).await?;
        Ok(details.version)
    }
}

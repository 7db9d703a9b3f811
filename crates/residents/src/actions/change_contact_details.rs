//! Somebody moves, or gets another phone.

use ::store::{Action, Tx};
use kernel::{Call, PersonId, Problem};

use super::changed;
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

    async fn run(&self, _call: &Call, tx: &Tx) -> Result<i64, Problem> {
        let before = store::contact_details::by_person(tx, self.person).await?;
        let before = before.ok_or(Problem::NotFound)?;
        if before.version != self.contact_details.version {
            return Err(changed(self.person, before.version));
        }
        let details = ContactDetails {
            version: before.version + 1,
            ..self.contact_details.clone()
        };
        store::contact_details::change(tx, self.person, &details).await?;
        Ok(details.version)
    }
}

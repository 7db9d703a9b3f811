//! Closes a contact from which nothing more is to come, with the reason.

use access::{Need, Resource};
use history::{Entry, Stream, Subject};
use kernel::{Call, Problem, Prose};
use store::{Action, Tx};

use super::{staff, take_contact::close_first_answer};
use crate::{
    model::ContactId,
    rules::may_close,
    store::contact::{contact_by_id, contact_save},
};

/// Nothing more is wished or needed.
#[derive(Debug, Clone)]
pub struct CloseContact {
    /// The contact.
    pub contact: ContactId,
    /// The version that the officer saw.
    pub version: i64,
    /// Why nothing more is to come.
    pub reason: Prose,
}

impl Action for CloseContact {
    const NAME: &'static str = "close-contact";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let (_, unit) = staff(call)?;
        let mut contact = contact_by_id(tx, self.contact)
            .await?
            .ok_or(Problem::NotFound)?;
        let mut need = Need::write(Resource::Contact).at(unit);
        if let Some(person) = contact.person {
            need = need.about(person);
        }
        access::require(tx, call, need).await?;
        if contact.unit != unit {
            return Err(Problem::NotFound);
        }
        contact.version = self.version;
        let before = contact.state;
        let closed = may_close(contact)?;
        contact_save(tx, &closed, Some(call.now)).await?;
        let stream = closed.person.map_or(Stream::Unit(unit), Stream::Person);
        let entry = Entry::new(
            stream,
            "cases.contact-closed",
            Subject::new("contact", closed.id),
        )
        .change(
            "state",
            Some(before.key().to_owned()),
            Some(closed.state.key().to_owned()),
        )
        .reason(self.reason.as_str());
        history::write(tx, call, entry).await?;
        close_first_answer(tx, call, closed.id).await?;
        Ok(())
    }
}

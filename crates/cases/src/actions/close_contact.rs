//! Closes a contact from which nothing more is to come, with the reason.

use kernel::{Call, Problem, Prose};
use store::{Action, Tx};

use super::{
    file::{contact_entry, contact_to_change, let_go_of_contact},
    take_contact::close_first_answer,
};
use crate::{model::ContactId, rules::may_close, store::contact::contact_save};

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
        let contact = contact_to_change(tx, call, (self.contact, self.version)).await?;
        let before = contact.state;
        let closed = may_close(contact)?;
        contact_save(tx, &closed, Some(call.now)).await?;
        let told = contact_entry(&closed, "cases.contact-closed", before).reason(&self.reason);
        history::write(tx, call, told).await?;
        close_first_answer(tx, call, closed.id).await?;
        let_go_of_contact(tx, call, &closed).await
    }
}

//! Closes a contact from which a coordinated plan was called.

use kernel::{Call, Problem};
use store::{Action, Tx};

use super::{
    file::{contact_entry, contact_to_change, let_go_of_contact},
    take_contact::close_first_answer,
};
use crate::{
    model::ContactId, reads::plan_of_contact, rules::coordinate, store::contact::contact_save,
};

/// A coordinated plan came of it, which goes on by itself.
#[derive(Debug, Clone, Copy)]
pub struct CoordinateContact {
    /// The contact.
    pub contact: ContactId,
    /// The version that the officer saw.
    pub version: i64,
}

impl Action for CoordinateContact {
    const NAME: &'static str = "coordinate-contact";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let contact = contact_to_change(tx, call, (self.contact, self.version)).await?;
        let plan = plan_of_contact(tx, call, &contact).await?;
        let before = contact.state;
        let coordinated = coordinate(contact, plan.as_ref())?;
        contact_save(tx, &coordinated, Some(call.now)).await?;
        let told = contact_entry(&coordinated, "cases.contact-coordinated", before);
        history::write(tx, call, told).await?;
        close_first_answer(tx, call, coordinated.id).await?;
        let_go_of_contact(tx, call, &coordinated).await
    }
}

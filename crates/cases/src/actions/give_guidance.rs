//! Answers a contact with guidance, and lets go of what it told about persons.

use kernel::{Call, Problem};
use store::{Action, Tx};

use super::{
    file::{contact_entry, contact_to_change},
    take_contact::close_first_answer,
};
use crate::{
    model::{ContactId, Topic},
    rules::answer_with_guidance,
    store::contact::contact_save,
};

/// Guidance was given; the contact is done and can be counted by topic.
#[derive(Debug, Clone, Copy)]
pub struct GiveGuidance {
    /// The contact.
    pub contact: ContactId,
    /// The version that the officer saw.
    pub version: i64,
    /// What the guidance was about.
    pub topic: Topic,
}

impl Action for GiveGuidance {
    const NAME: &'static str = "give-guidance";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let contact = contact_to_change(tx, call, (self.contact, self.version)).await?;
        let before = contact.state;
        let guided = answer_with_guidance(contact, self.topic)?;
        contact_save(tx, &guided, Some(call.now)).await?;
        // Told on the unit's stream, without a word about anybody.
        let told = contact_entry(&guided, "cases.guidance-given", before).change(
            "topic",
            None,
            Some(self.topic.key().to_owned()),
        );
        history::write(tx, call, told).await?;
        close_first_answer(tx, call, guided.id).await?;
        Ok(())
    }
}

//! Answers a contact with guidance, and lets go of what it told about persons.

use access::{Need, Resource};
use history::{Entry, Stream, Subject};
use kernel::{Call, Problem};
use store::{Action, Tx};

use super::{staff, take_contact::close_first_answer};
use crate::{
    model::{ContactId, Topic},
    rules::answer_with_guidance,
    store::contact::{contact_by_id, contact_save},
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
        let (_, unit) = staff(call)?;
        access::require(tx, call, Need::write(Resource::Contact).at(unit)).await?;
        let mut contact = contact_by_id(tx, self.contact)
            .await?
            .ok_or(Problem::NotFound)?;
        if contact.unit != unit {
            return Err(Problem::NotFound);
        }
        contact.version = self.version;
        let before = contact.state;
        let guided = answer_with_guidance(contact, self.topic)?;
        contact_save(tx, &guided, Some(call.now)).await?;
        // Told on the unit's stream, without a word about anybody.
        let entry = Entry::new(
            Stream::Unit(unit),
            "cases.guidance-given",
            Subject::new("contact", guided.id),
        )
        .change(
            "state",
            Some(before.key().to_owned()),
            Some(guided.state.key().to_owned()),
        )
        .change("topic", None, Some(self.topic.key().to_owned()));
        history::write(tx, call, entry).await?;
        close_first_answer(tx, call, guided.id).await?;
        Ok(())
    }
}

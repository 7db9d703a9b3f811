//! Puts a new entry in the place of one that was wrong. The old one stays, and both tell of each other.

use access::Verb;
use history::Stream;
use kernel::{Call, PersonId, Problem};
use store::{Action, Tx};

use super::steps::{entry_seen, sign, to_be_received, told, unit_name, writer};
use crate::{
    model::{Entry, EntryId, MarkedText, NewEntry},
    reads::receiver,
    rules::{CONSIDER, CorrectFacts, entry_subject, handover_subject, may_correct},
    store::{
        entry::correction_of,
        handover::{entry_add, handovers_with},
    },
};

/// Corrects an entry.
#[derive(Debug, Clone)]
pub struct CorrectEntry {
    /// About whom.
    pub person: PersonId,
    /// Which was wrong.
    pub entry: EntryId,
    /// What is right.
    pub new: NewEntry,
    /// Why.
    pub why: MarkedText,
}

impl Action for CorrectEntry {
    const NAME: &'static str = "correct-record-entry";
    type Done = EntryId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<EntryId, Problem> {
        let writer = writer(tx, call, (Verb::Write, self.person)).await?;
        let old = entry_seen(tx, call, (self.person, self.entry)).await?;
        may_correct(&CorrectFacts {
            entry: &old,
            keeper: writer.keeper,
            corrected_by: correction_of(tx, old.id).await?,
        })?;
        let correction = Some((old.id, &self.why));
        let entry = sign(tx, call, &writer, (self.person, &self.new, correction)).await?;
        follow(tx, call, (&old, &entry)).await?;
        duties::close(tx, call, CONSIDER.key, entry_subject(old.id)).await?;
        let told = told(&entry, "records.corrected")
            .change("kind", None, Some(entry.kind.key().to_owned()))
            .change(
                "on",
                Some(old.happened.on.to_string()),
                Some(entry.happened.on.to_string()),
            );
        history::write(tx, call, told).await?;
        Ok(entry.id)
    }
}

/// Whoever was given the wrong one is given the right one, and is to acknowledge it; as long as the unit still has the
/// person, and the person has not said no to it (2022:913 2:3, 3:2).
async fn follow(tx: &Tx, call: &Call, (old, new): (&Entry, &Entry)) -> Result<(), Problem> {
    for handover in handovers_with(tx, old.person, old.id).await? {
        let unit = (old.person, handover.to.unit);
        let to = receiver(tx, unit, call.today()).await?;
        if to.is_none_or(|to| !to.is_related || to.is_blocked) {
            continue;
        }
        entry_add(tx, handover.id, new.id, call.now).await?;
        let subject = handover_subject(handover.id);
        let told = history::Entry::new(Stream::Person(old.person), "records.followed", subject)
            .link(handover.address())
            .change("to", None, Some(unit_name(tx, handover.to).await?));
        history::write(tx, call, told).await?;
        to_be_received(tx, call, &handover).await?;
    }
    Ok(())
}

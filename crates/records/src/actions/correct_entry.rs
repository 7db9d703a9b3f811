//! Puts a new entry in the place of one that was wrong. The old one stays, and both tell of each other.

use access::Verb;
use kernel::{Call, PersonId, Problem, Prose};
use store::{Action, Tx};

use super::steps::{entry_seen, sign, told, writer};
use crate::{
    model::{Correction, EntryId, NewEntry},
    rules::{CorrectFacts, may_correct},
    store::{entry::correction_of, handover::correction_follows},
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
    pub why: Prose,
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
        let correction = Correction {
            of: old.id,
            why: self.why.clone(),
        };
        let entry = sign(
            tx,
            call,
            &writer,
            (self.person, &self.new, Some(correction)),
        )
        .await?;
        // Whoever was given the wrong one is given the right one.
        correction_follows(tx, old.id, entry.id, call.now).await?;
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

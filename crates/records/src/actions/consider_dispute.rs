//! Says that what the person holds to be wrong has been read and looked into, and that the entry stands.

use access::Verb;
use kernel::{Call, PersonId, Problem, Refusal};
use store::{Action, Tx};

use super::steps::{entry_seen, told, writer};
use crate::{
    model::EntryId,
    rules::{CONSIDER, entry_subject},
};

/// Notes that the keeper has looked into what is disputed. Where the person was right the entry is corrected instead.
#[derive(Debug, Clone, Copy)]
pub struct ConsiderDispute {
    /// About whom.
    pub person: PersonId,
    /// In which entry.
    pub entry: EntryId,
}

impl Action for ConsiderDispute {
    const NAME: &'static str = "consider-record-dispute";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let writer = writer(tx, call, (Verb::Write, self.person)).await?;
        let entry = entry_seen(tx, call, (self.person, self.entry)).await?;
        if !entry.keeper.keeps_with(writer.keeper) {
            return Err(Refusal::new("records-refusal-not-keeper").into());
        }
        let closed = duties::close(tx, call, CONSIDER.key, entry_subject(entry.id)).await?;
        if closed.is_none() {
            return Err(Refusal::new("records-refusal-considered").into());
        }
        history::write(tx, call, told(&entry, "records.considered")).await?;
        Ok(())
    }
}

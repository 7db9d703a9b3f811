//! Throws a draft away. Nothing of it was ever part of the record.

use access::Verb;
use history::{Entry, Stream, Subject};
use kernel::{Call, PersonId, Problem};
use store::{Action, Tx};

use super::steps::writer;
use crate::{
    model::DraftId,
    store::draft::{draft_by_id, draft_delete},
};

/// Throws a draft away.
#[derive(Debug, Clone, Copy)]
pub struct DropDraft {
    /// About whom.
    pub person: PersonId,
    /// Which.
    pub draft: DraftId,
}

impl Action for DropDraft {
    const NAME: &'static str = "drop-record-draft";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let writer = writer(tx, call, (Verb::Write, self.person)).await?;
        let draft = draft_by_id(tx, writer.drafts_about(self.person), self.draft).await?;
        let draft = draft.ok_or(Problem::NotFound)?;
        draft_delete(tx, draft.id).await?;
        // In the unit's stream: what is not signed is no part of the person's matters.
        let subject = Subject::new("record-draft", draft.id);
        let told = Entry::new(
            Stream::Unit(writer.keeper.unit),
            "records.draft-dropped",
            subject,
        );
        history::write(tx, call, told).await?;
        Ok(())
    }
}

//! Keeps what somebody has begun to write. Only its author sees it.

use access::Verb;
use history::{Entry, Stream, Subject};
use kernel::{Call, PersonId, Problem};
use store::{Action, Tx};

use super::steps::writer;
use crate::{
    model::{Draft, DraftId, DraftText, SeenDraft},
    store::draft::{draft_by_id, draft_insert, draft_save},
};

/// Keeps a draft.
#[derive(Debug, Clone)]
pub struct KeepDraft {
    /// About whom.
    pub person: PersonId,
    /// Which, as it was seen; none for a new one.
    pub seen: Option<SeenDraft>,
    /// What stands in it from now on.
    pub text: DraftText,
}

impl Action for KeepDraft {
    const NAME: &'static str = "keep-record-draft";
    type Done = DraftId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<DraftId, Problem> {
        let writer = writer(tx, call, (Verb::Write, self.person)).await?;
        let draft = Draft {
            id: self.seen.map_or_else(|| call.new_id(), |seen| seen.draft),
            person: self.person,
            unit: writer.keeper.unit,
            author: writer.user,
            text: self.text.clone(),
            kept: call.now,
            version: self.seen.map_or(1, |seen| seen.version),
        };
        if self.seen.is_some() {
            draft_by_id(tx, writer.drafts_about(self.person), draft.id)
                .await?
                .ok_or(Problem::NotFound)?;
            draft_save(tx, &draft).await?;
        } else {
            draft_insert(tx, &draft).await?;
        }
        // In the unit's stream: what is not signed is no part of the person's matters.
        let subject = Subject::new("record-draft", draft.id);
        let told = Entry::new(
            Stream::Unit(writer.keeper.unit),
            "records.draft-kept",
            subject,
        );
        history::write(tx, call, told).await?;
        Ok(draft.id)
    }
}

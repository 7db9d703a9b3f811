//! Signs an entry: from now on it stands, and is never changed (`SoL` 14:3).

use access::Verb;
use kernel::{Call, Change, PersonId, Problem};
use store::{Action, Tx};

use super::steps::{sign, told, writer};
use crate::{
    model::{EntryId, NewEntry, SeenDraft},
    store::draft::{draft_by_id, draft_delete},
};

/// Signs an entry about a person.
#[derive(Debug, Clone)]
pub struct SignEntry {
    /// About whom.
    pub person: PersonId,
    /// What is written.
    pub new: NewEntry,
    /// The draft that it was, as it was seen; it goes away with it.
    pub draft: Option<SeenDraft>,
}

impl Action for SignEntry {
    const NAME: &'static str = "sign-record-entry";
    type Done = EntryId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<EntryId, Problem> {
        let writer = writer(tx, call, (Verb::Write, self.person)).await?;
        if let Some(seen) = self.draft {
            let draft = draft_by_id(tx, writer.drafts_about(self.person), seen.draft).await?;
            let draft = draft.ok_or(Problem::NotFound)?;
            // What was typed later, in another window, would go away with the draft.
            if draft.version != seen.version {
                return Err(Problem::Changed(Change {
                    version: draft.version,
                    kind: "record-draft",
                    id: draft.id.uuid(),
                }));
            }
            draft_delete(tx, draft.id).await?;
        }
        let entry = sign(tx, call, &writer, (self.person, &self.new, None)).await?;
        let told = told(&entry, "records.signed")
            .change("kind", None, Some(entry.kind.key().to_owned()))
            .change("on", None, Some(entry.happened.on.to_string()));
        history::write(tx, call, told).await?;
        Ok(entry.id)
    }
}

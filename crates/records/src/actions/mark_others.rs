//! Marks what of an entry is about somebody else. The words stay as they were signed; the marks before stay too.

use access::Verb;
use kernel::{Call, Change, PersonId, Problem, Refusal};
use store::{Action, Tx};

use super::steps::{entry_seen, told, writer};
use crate::{
    model::{EntryId, MarkedText, Masking, MaskingId},
    rules::{entry_subject, same_words},
    store::beside::{masking_count, masking_insert},
};

/// Marks an entry anew.
#[derive(Debug, Clone)]
pub struct MarkOthers {
    /// About whom.
    pub person: PersonId,
    /// Which entry.
    pub entry: EntryId,
    /// How often it had been marked when it was read.
    pub seen: i64,
    /// Whether all of it is about somebody else.
    pub is_whole: bool,
    /// What happened, with its marks.
    pub fact: MarkedText,
    /// What was made of it, with its marks.
    pub judgement: Option<MarkedText>,
    /// Why it takes the place of another, with its marks.
    pub why: Option<MarkedText>,
}

impl Action for MarkOthers {
    const NAME: &'static str = "mark-others-in-record";
    type Done = MaskingId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<MaskingId, Problem> {
        let writer = writer(tx, call, (Verb::Write, self.person)).await?;
        let entry = entry_seen(tx, call, (self.person, self.entry)).await?;
        if !entry.keeper.keeps_with(writer.keeper) {
            return Err(Refusal::new("records-refusal-not-keeper").into());
        }
        let marked = masking_count(tx, entry.id).await?;
        if marked != self.seen {
            return Err(Problem::Changed(Change {
                version: marked,
                kind: entry_subject(entry.id).kind,
                id: entry.id.uuid(),
            }));
        }
        same_words("fact", Some(&entry.fact), Some(&self.fact))?;
        same_words(
            "judgement",
            entry.judgement.as_ref(),
            self.judgement.as_ref(),
        )?;
        let reason = entry.correction.as_ref().map(|correction| &correction.why);
        same_words("why", reason, self.why.as_ref())?;
        let marks =
            |text: Option<&MarkedText>| text.map_or_else(Vec::new, |text| text.marks.clone());
        let masking = Masking {
            id: call.new_id(),
            entry: entry.id,
            is_whole: self.is_whole,
            fact: marks(Some(&self.fact)),
            judgement: marks(self.judgement.as_ref()),
            why: marks(self.why.as_ref()),
            at: call.now,
            by: writer.user,
            name: writer.name,
        };
        masking_insert(tx, &masking).await?;
        let marks = masking.fact.len() + masking.judgement.len() + masking.why.len();
        let told = told(&entry, "records.marked")
            .change("whole", None, Some(masking.is_whole.to_string()))
            .change("marks", None, Some(marks.to_string()));
        history::write(tx, call, told).await?;
        Ok(masking.id)
    }
}

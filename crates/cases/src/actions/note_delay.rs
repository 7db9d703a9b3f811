//! Notes why an approved decision has not become help yet, or what the person was offered.

use access::{Need, Resource};
use kernel::{Call, Date, PersonId, Problem, Prose, Refusal};
use store::{Action, Tx};

use super::file::{decision_entry, decision_to_change, not_ahead};
use crate::{
    model::{DecisionId, DelayMatter, DelayNote, DelayNoteId, DelayReason},
    store::delay::delay_note_insert,
};

/// Notes something on a delay.
#[derive(Debug, Clone)]
pub struct NoteDelay {
    /// Whose.
    pub person: PersonId,
    /// Of which decision.
    pub decision: DecisionId,
    /// The day that it is about; not ahead.
    pub on: Date,
    /// The reason, or an offer with its answer.
    pub matter: DelayMatter,
    /// In words; a reason of another kind, and an offer, need them.
    pub words: Option<Prose>,
}

impl Action for NoteDelay {
    const NAME: &'static str = "note-delay";
    type Done = DelayNoteId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<DelayNoteId, Problem> {
        let (by, _) = call.staff()?;
        let need = Need::write(Resource::Decision);
        let of = (self.person, self.decision);
        let (decision, _case) = decision_to_change(tx, call, of, need).await?;
        not_ahead(call, self.on, "on")?;
        let (verb, code, needs_words) = match self.matter {
            DelayMatter::Reason(reason) => (
                "cases.delay-reason-noted",
                reason.key(),
                reason == DelayReason::Other,
            ),
            DelayMatter::Offer(answer) => ("cases.delay-offer-noted", answer.key(), true),
        };
        if needs_words && self.words.is_none() {
            return Err(Refusal::new("page-kit-refusal-empty").at("words").into());
        }
        let note = DelayNote {
            id: call.new_id(),
            decision: decision.id,
            person: self.person,
            on: self.on,
            matter: self.matter,
            words: self.words.clone(),
            noted: call.now,
            by,
        };
        delay_note_insert(tx, &note).await?;
        let told = decision_entry(&decision, verb)
            .change("delay", None, Some(code.to_owned()))
            .change("on", None, Some(self.on.to_string()))
            .change("words", None, self.words.as_ref().map(ToString::to_string));
        history::write(tx, call, told).await?;
        Ok(note.id)
    }
}

//! Notes whether somebody who was asked comes.

use kernel::{Call, Problem, Refusal};
use store::{Action, Tx};

use super::{entry, plan_to_change};
use crate::{
    model::{Answer, ParticipantId, SeenPlan},
    store::{
        participant::{participant_answer, participant_list},
        plan::plan_save,
    },
};

/// What a participant answered.
#[derive(Debug, Clone, Copy)]
pub struct NoteAnswer {
    /// In which plan.
    pub seen: SeenPlan,
    /// Who.
    pub participant: ParticipantId,
    /// What.
    pub answer: Answer,
}

impl Action for NoteAnswer {
    const NAME: &'static str = "note-answer";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let plan = plan_to_change(tx, call, self.seen).await?;
        if !plan.state.is_open() {
            return Err(Refusal::new("cooperation-refusal-ended").into());
        }
        let all = participant_list(tx, plan.id).await?;
        let before = all
            .iter()
            .find(|participant| participant.id == self.participant)
            .ok_or(Problem::NotFound)?
            .who
            .answer;
        if !participant_answer(tx, plan.id, self.participant, self.answer).await? {
            return Err(Problem::NotFound);
        }
        plan_save(tx, &plan).await?;
        let told = entry(&plan, "cooperation.answer-noted").change(
            "answer",
            Some(before.key().to_owned()),
            Some(self.answer.key().to_owned()),
        );
        history::write(tx, call, told).await?;
        Ok(())
    }
}

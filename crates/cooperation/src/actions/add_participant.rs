//! Asks somebody to take part: relatives, and those who do something in the plan.

use kernel::{Call, Problem};
use store::{Action, Tx};

use super::{entry, plan_to_change};
use crate::{
    model::{Attendee, Participant, ParticipantId, SeenPlan},
    rules::check_join,
    store::{
        participant::{participant_insert, participant_list},
        plan::plan_save,
    },
};

/// Somebody who is to take part.
#[derive(Debug, Clone)]
pub struct AddParticipant {
    /// In which plan.
    pub seen: SeenPlan,
    /// Who.
    pub who: Attendee,
    /// The person wishes it; asked for where somebody close is to take part.
    pub is_wished: bool,
}

impl Action for AddParticipant {
    const NAME: &'static str = "add-participant";
    type Done = ParticipantId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<ParticipantId, Problem> {
        let plan = plan_to_change(tx, call, self.seen).await?;
        let already = participant_list(tx, plan.id).await?.len();
        check_join(&plan, &self.who, self.is_wished, already)?;
        let participant = Participant {
            id: call.new_id(),
            plan: plan.id,
            who: self.who.clone(),
        };
        participant_insert(tx, &participant).await?;
        plan_save(tx, &plan).await?;
        let told = entry(&plan, "cooperation.participant-added").change(
            "party",
            None,
            Some(participant.who.party.key().to_owned()),
        );
        history::write(tx, call, told).await?;
        Ok(participant.id)
    }
}

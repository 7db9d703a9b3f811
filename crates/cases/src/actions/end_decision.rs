//! Ends a decision: the person has died or moved, or does not want the service any more.

use access::{Need, Resource};
use kernel::{Call, Date, PersonId, Problem, Prose};
use store::{Action, Tx};

use super::{
    deadlines::drop_on_decision,
    file::{decision_entry, decision_to_change},
};
use crate::{
    events::decision_moved,
    model::{DecisionId, DecisionState, EndReason, Ending},
    rules::decision::{may_end_on, must_stand},
    store::decision::decision_save,
};

/// The service ends without harm to the person.
#[derive(Debug, Clone)]
pub struct EndDecision {
    /// About whom.
    pub person: PersonId,
    /// The decision.
    pub decision: DecisionId,
    /// The version that the officer saw.
    pub version: i64,
    /// The last day of the service.
    pub on: Date,
    /// Why.
    pub reason: EndReason,
    /// In words: what the person said, and how.
    pub words: Prose,
}

impl Action for EndDecision {
    const NAME: &'static str = "end-decision";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let need = Need::decide(Resource::Decision);
        let of = (self.person, self.decision);
        let (mut decision, _case) = decision_to_change(tx, call, of, need).await?;
        must_stand(&decision)?;
        may_end_on(&decision, self.on)?;
        decision.version = self.version;
        decision.state = DecisionState::Ended;
        decision.ending = Some(Ending {
            on: self.on,
            reason: self.words.clone(),
        });
        decision_save(tx, &decision).await?;
        let told = decision_entry(&decision, "cases.decision-ended")
            .change("ended", None, Some(self.on.to_string()))
            .change("reason", None, Some(self.reason.key().to_owned()))
            .reason(&self.words);
        history::write(tx, call, told).await?;
        drop_on_decision(tx, call, &decision, self.reason.key()).await?;
        decision_moved(tx, call, &decision).await
    }
}

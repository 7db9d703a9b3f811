//! Marks that a service has been broken off; the clock for carrying it out begins again (`SoL` 34:1, LSS 28 f §).

use access::{Need, Resource};
use kernel::{Call, Date, PersonId, Problem, Prose, Refusal};
use store::{Action, Tx};

use super::{
    deadlines::{Deadlines, execute_kind},
    file::{decision_entry, decision_to_change, not_ahead},
};
use crate::{
    events::decision_moved, model::DecisionId, rules::decision::must_stand,
    store::decision::decision_save,
};

/// The person does not get the service any more, though the decision stands.
#[derive(Debug, Clone)]
pub struct MarkInterrupted {
    /// Who.
    pub person: PersonId,
    /// The decision.
    pub decision: DecisionId,
    /// Since when; not ahead.
    pub on: Date,
    /// Why.
    pub reason: Prose,
}

impl Action for MarkInterrupted {
    const NAME: &'static str = "mark-interrupted";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let need = Need::write(Resource::Decision);
        let of = (self.person, self.decision);
        let (mut decision, case) = decision_to_change(tx, call, of, need).await?;
        not_ahead(call, self.on, "on")?;
        must_stand(&decision)?;
        let Some(executed) = decision.executed.filter(|_| decision.interrupted.is_none()) else {
            return Err(Refusal::new("cases-refusal-not-going-on").into());
        };
        if self.on < executed {
            return Err(Refusal::new("cases-refusal-before-execution")
                .with("day", executed)
                .at("on")
                .into());
        }
        decision.interrupted = Some(self.on);
        decision_save(tx, &decision).await?;
        let told = decision_entry(&decision, "cases.decision-interrupted")
            .change("interrupted", None, Some(self.on.to_string()))
            .reason(&self.reason);
        history::write(tx, call, told).await?;
        decision_moved(tx, call, &decision).await?;
        let deadlines = Deadlines::read(tx, call).await?;
        let kind = execute_kind(decision.regime);
        let last = deadlines.last_day(kind.rule, self.on)?;
        deadlines
            .open_on_decision(tx, call, (kind, last), (&decision, &case))
            .await
    }
}

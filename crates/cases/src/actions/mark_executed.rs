//! Marks that the person gets what was granted, for the first time or again after a break (`SoL` 34:1, LSS 28 f §).

use access::{Need, Resource};
use kernel::{Call, Date, PersonId, Problem, Refusal};
use store::{Action, Tx};

use super::{
    deadlines::{EXECUTE, on_decision},
    file::{decision_entry, decision_to_change, not_ahead},
};
use crate::{
    events::decision_moved,
    model::{Decision, DecisionId},
    rules::decision::must_stand,
    store::decision::decision_save,
};

/// The person has got the service.
#[derive(Debug, Clone, Copy)]
pub struct MarkExecuted {
    /// Who.
    pub person: PersonId,
    /// The decision.
    pub decision: DecisionId,
    /// The first day; not ahead.
    pub on: Date,
}

impl Action for MarkExecuted {
    const NAME: &'static str = "mark-executed";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let need = Need::write(Resource::Decision);
        let of = (self.person, self.decision);
        let (decision, _case) = decision_to_change(tx, call, of, need).await?;
        execute(tx, call, decision, self.on).await
    }
}

/// Notes the first day and stops the clock. For the order's use cases too, which have asked for access before; done
/// twice it does what once does.
pub(crate) async fn execute(
    tx: &Tx,
    call: &Call,
    mut decision: Decision,
    on: Date,
) -> Result<(), Problem> {
    not_ahead(call, on, "on")?;
    must_stand(&decision)?;
    if on < decision.decided {
        return Err(Refusal::new("cases-refusal-before-decision")
            .with("day", decision.decided)
            .at("on")
            .into());
    }
    if decision.executed.is_some() && decision.interrupted.is_none() {
        return Ok(());
    }
    let before = decision.executed.map(|day| day.to_string());
    let has_rested = decision.interrupted.is_some();
    decision.executed = Some(on);
    decision.interrupted = None;
    decision_save(tx, &decision).await?;
    let told = decision_entry(&decision, "cases.decision-executed").change(
        "executed",
        before,
        Some(on.to_string()),
    );
    history::write(tx, call, told).await?;
    duties::close(tx, call, EXECUTE.key, on_decision(&decision)).await?;
    if has_rested {
        decision_moved(tx, call, &decision).await?;
    }
    Ok(())
}

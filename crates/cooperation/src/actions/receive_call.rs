//! Receives the call that was awaited since the person became ready to leave hospital.

use kernel::{Call, Problem, Prose, Timestamp};
use store::{Action, Tx};

use super::{begin, entry_from, plan_to_change, terms, watch};
use crate::{
    model::{Counterpart, SeenPlan},
    rules::{Deadline, REGION_CALL, Received, receive},
    store::plan::plan_save,
};

/// The region's call has come: its duty (LUS 4:3) is done, and ours to begin without delay (LUS 4:2) runs.
#[derive(Debug, Clone)]
pub struct ReceiveCall {
    /// The plan that was awaited.
    pub seen: SeenPlan,
    /// When the call was sent.
    pub called: Timestamp,
    /// By whom.
    pub counterpart: Counterpart,
    /// What for.
    pub purpose: Prose,
}

impl Action for ReceiveCall {
    const NAME: &'static str = "receive-call";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let plan = plan_to_change(tx, call, self.seen).await?;
        let before = plan.state;
        let received = Received {
            called: self.called,
            counterpart: self.counterpart.clone(),
            purpose: self.purpose.clone(),
        };
        let plan = receive(plan, received, call.now)?;
        plan_save(tx, &plan).await?;
        begin::join_counterpart(tx, call, &plan, &self.counterpart).await?;
        let told = entry_from(&plan, "cooperation.call-received", before);
        history::write(tx, call, told).await?;
        duties::close(tx, call, REGION_CALL.key, watch::subject(&plan)).await?;
        let terms = terms(tx, call).await?;
        let deadline = Deadline::begin(&plan, &terms, &call.zone);
        watch::watch(tx, call, &plan, deadline).await
    }
}

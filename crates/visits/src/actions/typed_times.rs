//! Takes times that are typed afterwards.

use kernel::{Call, Problem, Refusal, Timestamp};
use schedules::VisitId;
use store::{Action, Tx};

use super::{
    report_visit::report,
    steps::{reported, take},
};
use crate::model::{NewReport, Proof, TaskOutcome};

/// Takes when a visit began and ended, typed afterwards by the one who made it.
#[derive(Debug, Clone)]
pub struct TypedTimes {
    /// Of which visit.
    pub visit: VisitId,
    /// When it began.
    pub start: Timestamp,
    /// When it ended.
    pub end: Timestamp,
    /// What was done and what was not.
    pub tasks: Vec<TaskOutcome>,
}

impl Action for TypedTimes {
    const NAME: &'static str = "type-visit-times";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        if self.end < self.start {
            return Err(Refusal::new("visits-refusal-end-first").at("end").into());
        }
        let about = reported(tx, call, self.visit).await?;
        let proof = Proof::Typed;
        let start = NewReport::Started {
            at: self.start,
            proof,
        };
        let end = NewReport::Ended {
            at: self.end,
            proof,
            tasks: self.tasks.clone(),
        };
        for new in [start, end] {
            let report = report(call, &about, &new, proof);
            take(tx, call, &about, (&report, false)).await?;
        }
        Ok(())
    }
}

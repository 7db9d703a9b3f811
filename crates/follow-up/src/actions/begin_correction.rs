//! Begins to correct what was signed: a new report beside it, with what stands and why it is corrected.

use kernel::{Call, Fault, Problem, Prose, Refusal};
use store::{Action, Tx};

use super::steps::{entry, to_write};
use crate::{
    model::{FollowUp, Report, SeenFollowUp},
    store::{
        follow_up::follow_up_save,
        report::{report_insert, report_list},
    },
};

/// Begins a correction.
#[derive(Debug, Clone)]
pub struct BeginCorrection {
    /// Of which follow-up, as it was seen.
    pub seen: SeenFollowUp,
    /// Why.
    pub reason: Prose,
}

impl Action for BeginCorrection {
    const NAME: &'static str = "begin-follow-up-correction";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let (follow_up, _) = to_write(tx, call, self.seen).await?;
        let (Some(standing), None) = (follow_up.standing, follow_up.draft) else {
            return Err(Refusal::new("follow-up-refusal-not-signed").into());
        };
        let reports = report_list(tx, follow_up.id).await?;
        let signed = reports.iter().find(|report| report.number == standing);
        let signed = signed.ok_or_else(|| Fault::new("a follow-up's report is not there"))?;
        let number = standing + 1;
        let report = Report {
            number,
            correction: Some(self.reason.clone()),
            signed: None,
            ..signed.clone()
        };
        report_insert(tx, &report).await?;
        let follow_up = FollowUp {
            draft: Some(number),
            ..follow_up
        };
        follow_up_save(tx, &follow_up).await?;
        let told = entry(&follow_up, "follow-up.correction-begun").reason(&self.reason);
        history::write(tx, call, told).await?;
        Ok(())
    }
}

//! Writes what was said and found, before it is signed. Nothing must be whole yet.

use kernel::{Call, Problem, Refusal};
use store::{Action, Tx};

use super::steps::{draft, entry, to_write};
use crate::{
    model::{Finding, FollowUp, Report, ReportText, SeenFollowUp, State},
    store::{
        follow_up::follow_up_save,
        report::{report_insert, report_write},
    },
};

/// Writes in the draft, or begins it.
#[derive(Debug, Clone)]
pub struct WriteReport {
    /// Which follow-up, as it was seen.
    pub seen: SeenFollowUp,
    /// What stands in it from now on.
    pub text: ReportText,
    /// What was found about each decision; those that it is not about are left out.
    pub findings: Vec<Finding>,
}

impl Action for WriteReport {
    const NAME: &'static str = "write-follow-up";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let (follow_up, _) = to_write(tx, call, self.seen).await?;
        match (follow_up.state, follow_up.draft) {
            (State::Cancelled, _) => {
                return Err(Refusal::new("follow-up-refusal-cancelled").into());
            }
            (State::Signed, None) => return Err(Refusal::new("follow-up-refusal-signed").into()),
            (State::Booked | State::Signed, _) => {}
        }
        let mut findings = self.findings.clone();
        findings.retain(|finding| follow_up.covers(finding.decision).is_some());
        let follow_up = if follow_up.draft.is_some() {
            let report = Report {
                text: self.text.clone(),
                findings,
                ..draft(tx, &follow_up).await?
            };
            report_write(tx, &report).await?;
            follow_up
        } else {
            let report = Report {
                follow_up: follow_up.id,
                number: 1,
                text: self.text.clone(),
                findings,
                correction: None,
                signed: None,
            };
            report_insert(tx, &report).await?;
            FollowUp {
                draft: Some(1),
                ..follow_up
            }
        };
        follow_up_save(tx, &follow_up).await?;
        history::write(tx, call, entry(&follow_up, "follow-up.written")).await?;
        Ok(())
    }
}

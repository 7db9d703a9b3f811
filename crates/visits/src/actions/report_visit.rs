//! Takes what somebody tells of a visit.

use kernel::{Call, Problem};
use schedules::VisitId;
use store::{Action, Tx};

use super::steps::{Reported, reported, take};
use crate::{
    model::{HomeCode, NewReport, Proof, Report, ReportId},
    store::code::code_of,
};

/// Takes what the caller tells of a visit. It is taken as it is, whatever has changed since the caller was told of it.
#[derive(Debug, Clone)]
pub struct ReportVisit {
    /// Of which visit.
    pub visit: VisitId,
    /// What.
    pub report: NewReport,
    /// The code of the home, if one was read or typed: a [`Proof::Tag`] or a [`Proof::Code`] holds only with the right
    /// one.
    pub code: Option<HomeCode>,
}

impl Action for ReportVisit {
    const NAME: &'static str = "report-visit";
    type Done = ReportId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<ReportId, Problem> {
        let about = reported(tx, call, self.visit).await?;
        let (proof, has_wrong_code) = self.proof(tx, &about).await?;
        let report = report(call, &about, &self.report, proof);
        take(tx, call, &about, (&report, has_wrong_code)).await?;
        Ok(report.id)
    }
}

impl ReportVisit {
    /// What shows the time, as far as the home's code bears it out; and whether the code was another.
    async fn proof(&self, tx: &Tx, about: &Reported) -> Result<(Proof, bool), Problem> {
        let told = match &self.report {
            NewReport::Started { proof, .. } | NewReport::Ended { proof, .. } => *proof,
            NewReport::NotMade { .. } => Proof::Pressed,
        };
        let Some(typed) = &self.code else {
            return Ok(match told {
                // What a lock has noted comes from the lock.
                Proof::Lock | Proof::Tag | Proof::Code => (Proof::Pressed, false),
                Proof::Pressed | Proof::Typed => (told, false),
            });
        };
        let home = code_of(tx, about.visit.person, about.visit.provider).await?;
        let is_right = home.is_some_and(|(home, _)| home == *typed);
        Ok(match (is_right, told) {
            (true, Proof::Lock) => (Proof::Pressed, false),
            (true, _) => (told, false),
            (false, Proof::Lock | Proof::Tag | Proof::Code | Proof::Pressed) => {
                (Proof::Pressed, true)
            }
            (false, Proof::Typed) => (Proof::Typed, true),
        })
    }
}

/// The report as it is taken.
pub(super) fn report(call: &Call, about: &Reported, new: &NewReport, proof: Proof) -> Report {
    let (tasks, not_made, words) = match new {
        NewReport::Started { .. } => (vec![], None, None),
        NewReport::Ended { tasks, .. } => (tasks.clone(), None, None),
        NewReport::NotMade { why, words, .. } => (vec![], Some(*why), words.clone()),
    };
    Report {
        id: call.new_id(),
        visit: about.visit.id,
        user: about.user,
        by: about.user,
        kind: new.kind(),
        said: new.at(),
        received: call.now,
        proof,
        tasks,
        not_made,
        words,
        correction: None,
    }
}

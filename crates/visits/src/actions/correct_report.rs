//! Corrects a time of a visit. The first time stays, and is still told.

use access::{Need, Resource};
use kernel::{Call, Line, Problem, Refusal, Timestamp, UserId};
use schedules::VisitId;
use store::{Action, Tx};

use super::steps::{Reported, take};
use crate::{
    model::{Correction, Moment, Proof, Report, ReportId, ReportKind, WhichTime},
    rules,
    store::{
        known::{known_by_id, told_to},
        report::reports_by,
    },
};

/// Corrects when a visit began or ended: one's own part, or anybody's for those who plan at the provider.
#[derive(Debug, Clone)]
pub struct CorrectReport {
    /// Of which visit.
    pub visit: VisitId,
    /// Whose part in it.
    pub user: UserId,
    /// Which time.
    pub which: WhichTime,
    /// When it was.
    pub at: Timestamp,
    /// Why the first was wrong.
    pub why: Line,
}

impl Action for CorrectReport {
    const NAME: &'static str = "correct-visit-report";
    type Done = ReportId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<ReportId, Problem> {
        let (by, unit) = call.staff()?;
        let visit = known_by_id(tx, self.visit)
            .await?
            .ok_or(Problem::NotFound)?;
        let need = Need::write(Resource::VisitReport).about(visit.person);
        access::require(tx, call, need).await?;
        let plans = Need::write(Resource::ScheduledVisit).about(visit.person);
        let is_own = self.user == by;
        if visit.provider != unit || !(is_own || access::may(tx, call, plans).await?) {
            return Err(Problem::NotFound);
        }
        let told = rules::attendance(&reports_by(tx, visit.id, self.user).await?);
        let (moment, kind) = match self.which {
            WhichTime::Start => (told.start, ReportKind::Started),
            WhichTime::End => (told.end, ReportKind::Ended),
        };
        let moment = moment.ok_or(Refusal::new("visits-refusal-nothing-to-correct").at("which"))?;
        self.check(call, (told.start, told.end))?;
        let report = Report {
            id: call.new_id(),
            visit: visit.id,
            user: self.user,
            by,
            kind,
            said: self.at,
            received: call.now,
            proof: Proof::Typed,
            tasks: vec![],
            not_made: None,
            words: None,
            correction: Some(Correction {
                of: moment.report,
                why: self.why.clone(),
            }),
        };
        let told = told_to(tx, visit.id, self.user).await?;
        let about = Reported {
            told: told.map_or((visit.day, visit.start), |told| (told.day, told.start)),
            now: schedules::visit_by_id(tx, visit.id).await?,
            visit,
            user: self.user,
        };
        take(tx, call, &about, (&report, false)).await?;
        Ok(report.id)
    }
}

impl CorrectReport {
    /// A correction is made by somebody who can look at the clock: it must make sense.
    fn check(
        &self,
        call: &Call,
        (start, end): (Option<Moment>, Option<Moment>),
    ) -> Result<(), Refusal> {
        if self.at > call.now {
            return Err(Refusal::new("visits-refusal-ahead").at("time"));
        }
        let is_backwards = match self.which {
            WhichTime::Start => end.is_some_and(|end| end.at < self.at),
            WhichTime::End => start.is_some_and(|start| self.at < start.at),
        };
        if is_backwards {
            return Err(Refusal::new("visits-refusal-end-first").at("time"));
        }
        Ok(())
    }
}

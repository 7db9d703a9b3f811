//! Keeps what the committee saw.

use ::store::{Action, Tx};
use history::Subject;
use kernel::{Call, Problem, Refusal};

use super::{changed, entry, take_readings::take};
use crate::{
    model::{Frozen, Handled, NewReading, ReportId, ReportKind, Standing},
    reads,
    rules::REPORT,
    store,
};

/// Freezes a report when the committee has handled it: the measures are read once more for its last day, and what it
/// then tells is kept, whatever happens to rows, goals and rules afterwards.
#[derive(Debug, Clone)]
pub struct FreezeReport {
    /// Which.
    pub report: ReportId,
    /// In the version that was seen.
    pub version: i64,
    /// Day and paragraph.
    pub handled: Handled,
    /// What the measures say of the report's last day, read just before ([`crate::figures`]).
    pub figures: Vec<NewReading>,
}

impl Action for FreezeReport {
    const NAME: &'static str = "freeze-goal-report";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let need = access::Need::decide(access::Resource::Goal);
        access::require(tx, call, need).await?;
        let (user, _unit) = call.staff()?;
        let report = store::report::report_by_id(tx, self.report).await?;
        let report = report.ok_or(Problem::NotFound)?;
        if report.frozen.is_some() {
            return Err(Refusal::new("goals-refusal-frozen").into());
        }
        if report.version != self.version {
            return Err(changed("goal-report", report.id, report.version));
        }
        let mut wrong = vec![];
        if self.handled.on > call.today() {
            wrong.push(Refusal::new("goals-refusal-day-to-come").at("handled_on"));
        }
        if report.as_of > call.today() || self.handled.on < report.as_of {
            wrong.push(Refusal::new("goals-refusal-before-as-of").at("handled_on"));
        }
        let chain = store::chain::chain_by_id(tx, report.chain).await?;
        let chain = chain.ok_or(Problem::NotFound)?;
        take(call, tx, &chain, &self.figures).await?;
        let standing = reads::standing(tx, &chain, &report).await?;
        if report.kind == ReportKind::Annual && lacks_judgement(&standing) {
            wrong.push(Refusal::new("goals-refusal-no-judgement"));
        }
        if !wrong.is_empty() {
            return Err(Problem::Refused(wrong));
        }
        let frozen = Frozen {
            handled: self.handled.clone(),
            by: user,
            at: call.now,
            standing,
        };
        let version = report.version + 1;
        store::report::report_freeze(tx, report.id, (&frozen, version)).await?;
        let subject = Subject::new("goal-report", report.id);
        duties::close(tx, call, REPORT.key, subject).await?;
        let told = entry("goals.report-frozen", ("goal-report", report.id))
            .change("paragraph", None, Some(self.handled.paragraph.to_string()))
            .change("day", None, Some(self.handled.on.to_string()))
            .link(report.address());
        history::write(tx, call, told).await?;
        Ok(())
    }
}

/// The year's result of a council goal is not told without the reasons for it.
fn lacks_judgement(standing: &Standing) -> bool {
    standing.goals.iter().any(|goal| goal.judgement.is_none())
}

//! Begins a report to the committee.

use ::store::{Action, Tx};
use duties::calendar;
use history::Subject;
use kernel::{Call, Date, Problem, Refusal};

use super::{entry, may_write};
use crate::{
    model::{ChainId, Report, ReportId, ReportKind},
    rules::{REPORT, report_due},
    store,
};

/// Begins a report on what is known up to a day.
#[derive(Debug, Clone, Copy)]
pub struct OpenReport {
    /// On which chain.
    pub chain: ChainId,
    /// Which of the year's.
    pub kind: ReportKind,
    /// The last day that it tells of.
    pub as_of: Date,
}

impl Action for OpenReport {
    const NAME: &'static str = "open-goal-report";
    type Done = ReportId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<ReportId, Problem> {
        may_write(tx, call).await?;
        let (_user, unit) = call.staff()?;
        let chain = store::chain::chain_by_id(tx, self.chain).await?;
        let chain = chain.ok_or(Problem::NotFound)?;
        if self.as_of.year() != chain.year {
            return Err(Refusal::new("goals-refusal-as-of-year").at("as_of").into());
        }
        let last = jiff::civil::date(chain.year, 12, 31);
        if self.kind == ReportKind::Annual && self.as_of != last {
            return Err(Refusal::new("goals-refusal-annual-day").at("as_of").into());
        }
        if self.kind == ReportKind::Interim && self.as_of > call.today() {
            return Err(Refusal::new("goals-refusal-day-to-come").at("as_of").into());
        }
        let before = store::report::reports_of(tx, chain.id).await?;
        if before.iter().any(|report| report.frozen.is_none()) {
            return Err(Refusal::new("goals-refusal-report-open").into());
        }
        let has_annual = |report: &Report| report.kind == ReportKind::Annual;
        if self.kind == ReportKind::Annual && before.iter().any(has_annual) {
            return Err(Refusal::new("goals-refusal-annual-exists")
                .at("kind")
                .into());
        }
        let book = rulebook::reads::book(tx).await?;
        let report = Report {
            id: call.new_id(),
            chain: chain.id,
            kind: self.kind,
            as_of: self.as_of,
            due: report_due(&book, self.as_of)?,
            frozen: None,
            version: 1,
        };
        store::report::report_add(tx, &report).await?;
        let due = calendar::end_of_day(report.due, &call.zone);
        let subject = Subject::new("goal-report", report.id);
        // A report that is written afterwards, of a year long gone, is due when it is begun.
        let due = due.max(call.now);
        let duty = REPORT.on(subject, unit, due, report.address());
        duties::open(tx, call, duty.label(chain.year.to_string())).await?;
        let told = entry("goals.report-opened", ("goal-report", report.id))
            .change("kind", None, Some(report.kind.key().to_owned()))
            .change("as-of", None, Some(report.as_of.to_string()))
            .link(report.address());
        history::write(tx, call, told).await?;
        Ok(report.id)
    }
}

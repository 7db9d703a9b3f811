//! Takes a report of something that went wrong, or could have (`SoL` 27:2, LSS 24 b).

use access::{Need, Resource};
use kernel::{Call, Problem};
use store::{Action, Tx};

use super::steps::{done, tell};
use crate::{
    model::{DeviationId, NewReport},
    rules::check_report,
    store::report::of_question,
};

/// Tells that something went wrong, or could have. Everybody who works here may, and must.
#[derive(Debug, Clone)]
pub struct ReportDeviation {
    /// What.
    pub report: NewReport,
}

impl Action for ReportDeviation {
    const NAME: &'static str = "report-deviation";
    type Done = DeviationId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<DeviationId, Problem> {
        let (_user, unit) = call.staff()?;
        access::require(tx, call, Need::write(Resource::Deviation).at(unit)).await?;
        check_report(&self.report, call.now, &call.zone)?;
        if let Some(person) = self.report.person {
            // One whom the reporter may not see is not there.
            let need = Need::see(Resource::PersonInSearch).about(person);
            access::require(tx, call, need).await?;
        }
        let mut new = self.report.clone();
        if let Some(question) = new.question {
            // One question becomes one deviation.
            if of_question(tx, question).await?.is_some() {
                new.question = None;
            }
        }
        let by = done(tx, call).await?;
        Ok(tell(tx, call, (new, by, None)).await?.id)
    }
}

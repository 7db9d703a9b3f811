//! Takes what went wrong at a visit, or could have.

use kernel::{Call, Problem, Prose, Timestamp};
use schedules::VisitId;
use store::{Action, Tx};

use super::steps::{ask, reported};
use crate::{events::DeviationTold, model::QuestionKind};

/// Takes what went wrong at a visit, or could have: somebody at the provider looks at it.
#[derive(Debug, Clone)]
pub struct ReportDeviation {
    /// At which visit.
    pub visit: VisitId,
    /// What happened.
    pub words: Prose,
    /// When it is said, by the clock of the one who says it.
    pub said: Timestamp,
}

impl Action for ReportDeviation {
    const NAME: &'static str = "report-visit-deviation";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let about = reported(tx, call, self.visit).await?;
        let told = (QuestionKind::Deviation, Some(self.words.clone()));
        let question = ask(tx, call, (&about.visit, about.user), told).await?;
        if let Some(question) = question {
            let told = DeviationTold {
                question,
                day: about.visit.day,
                said: self.said,
            };
            tx.tell(call, &told).await?;
        }
        Ok(())
    }
}

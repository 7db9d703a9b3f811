//! Says something in a report that is being written.

use ::store::{Action, Tx};
use kernel::{Call, Problem, Prose, Refusal};
use uuid::Uuid;

use super::{changed, entry, may_write};
use crate::{
    model::{GoalId, IndicatorId, ReportId},
    store::{self, report::Said},
};

/// What the words are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The overall judgement of a goal.
    Goal(GoalId),
    /// A comment to an indicator.
    Indicator(IndicatorId),
}

impl About {
    pub(crate) const fn uuid(self) -> Uuid {
        match self {
            Self::Goal(goal) => goal.uuid(),
            Self::Indicator(indicator) => indicator.uuid(),
        }
    }
}

/// Says something of a goal or an indicator. The report gets a new version, so that nobody freezes words unseen.
#[derive(Debug, Clone)]
pub struct SayInReport {
    /// In which report.
    pub report: ReportId,
    /// Of what.
    pub about: About,
    /// What.
    pub words: Prose,
    /// The version of the words that were seen; 0 where there were none.
    pub version: i64,
}

impl Action for SayInReport {
    const NAME: &'static str = "say-in-goal-report";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        may_write(tx, call).await?;
        let (user, _unit) = call.staff()?;
        let report = store::report::report_by_id(tx, self.report).await?;
        let report = report.ok_or(Problem::NotFound)?;
        if report.frozen.is_some() {
            return Err(Refusal::new("goals-refusal-frozen").into());
        }
        let chain = match self.about {
            About::Goal(goal) => store::chain::goal_by_id(tx, goal).await?,
            About::Indicator(indicator) => {
                match store::indicator::indicator_by_id(tx, indicator).await? {
                    Some(indicator) => store::chain::goal_by_id(tx, indicator.goal).await?,
                    None => None,
                }
            }
        };
        chain
            .filter(|goal| goal.chain == report.chain)
            .ok_or(Problem::NotFound)?;
        let words = store::report::words_of(tx, report.id).await?;
        let standing = words
            .get(&self.about.uuid())
            .map_or(0, |(_, version)| *version);
        if standing != self.version {
            return Err(changed("goal-report", report.id, standing));
        }
        let said = Said {
            report: report.id,
            about: self.about.uuid(),
            words: &self.words,
            version: standing + 1,
        };
        store::report::words_save(tx, said, (user, call.now)).await?;
        // Whoever is about to freeze it has not read these words.
        store::report::report_raise(tx, report.id, report.version + 1).await?;
        let verb = match self.about {
            About::Goal(_) => "goals.judgement-said",
            About::Indicator(_) => "goals.comment-said",
        };
        let told = entry(verb, ("goal-report", report.id)).link(report.address());
        history::write(tx, call, told).await?;
        Ok(())
    }
}

//! Concludes an investigation with an assessment; decisions can then be made on it.

use history::Subject;
use kernel::{Call, PersonId, Problem, Prose};
use rulebook::keys;
use store::{Action, Tx};

use super::{
    deadlines::Deadlines,
    file::{entry, investigation_to_change},
};
use crate::{
    model::{CaseId, Conclusion, Waiver},
    rules::investigation::{Heard, conclude},
    store::{
        communication::communication_list, investigation::investigation_save, need::need_list,
    },
};

/// The assessment stands.
#[derive(Debug, Clone)]
pub struct ConcludeInvestigation {
    /// About whom.
    pub person: PersonId,
    /// The case.
    pub case: CaseId,
    /// The version of the investigation that the officer saw.
    pub version: i64,
    /// The assessment.
    pub assessment: Prose,
    /// Why nothing was communicated, where nothing was (FL 25 §).
    pub waiver: Option<Waiver>,
}

impl Action for ConcludeInvestigation {
    const NAME: &'static str = "conclude-investigation";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let (officer, _) = call.staff()?;
        let of = (self.person, self.case);
        let (case, mut investigation) = investigation_to_change(tx, call, of).await?;
        investigation.version = self.version;
        let communications = communication_list(tx, investigation.id).await?;
        let needs = need_list(tx, investigation.id).await?.len();
        let deadlines = Deadlines::read(tx, call).await?;
        let exceptions = deadlines.book.rule(keys::FL_25_EXCEPTIONS, call.today())?;
        let conclusion = Conclusion {
            assessment: self.assessment.clone(),
            waiver: self.waiver.clone(),
            at: call.now,
            by: officer,
        };
        let heard = Heard {
            communications: &communications,
            needs,
            today: call.today(),
        };
        let concluded = conclude(investigation, conclusion, heard, exceptions)?;
        investigation_save(tx, &concluded).await?;
        let mut told = entry(
            &case,
            "cases.investigation-concluded",
            Subject::new("investigation", concluded.id),
        )
        .change("assessment", None, Some(self.assessment.to_string()));
        if let Some(waiver) = &self.waiver {
            told = told
                .change("waiver", None, Some(waiver.ground.to_string()))
                .reason(&waiver.reason);
        }
        history::write(tx, call, told).await?;
        Ok(())
    }
}

//! Notes that the person holds something in the file to be wrong (`SoL` 14:6).

use history::Subject;
use kernel::{Call, Date, PersonId, Problem, Prose};
use store::{Action, Tx};

use super::file::{entry, investigation_to_change, not_ahead};
use crate::{
    model::{CaseId, Dispute, DisputeId},
    store::communication::dispute_insert,
};

/// The person says that something is wrong. It is noted in a concluded investigation too.
#[derive(Debug, Clone)]
pub struct NoteDispute {
    /// Who.
    pub person: PersonId,
    /// The case.
    pub case: CaseId,
    /// The day it was said; not ahead.
    pub said: Date,
    /// What in the file.
    pub about: Prose,
    /// How it is, as the person says.
    pub view: Prose,
}

impl Action for NoteDispute {
    const NAME: &'static str = "note-dispute";
    type Done = DisputeId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<DisputeId, Problem> {
        let of = (self.person, self.case);
        let (case, investigation) = investigation_to_change(tx, call, of).await?;
        not_ahead(call, self.said, "said")?;
        let dispute = Dispute {
            id: call.new_id(),
            investigation: investigation.id,
            person: self.person,
            said: self.said,
            about: self.about.clone(),
            view: self.view.clone(),
        };
        dispute_insert(tx, &dispute).await?;
        let told = entry(
            &case,
            "cases.dispute-noted",
            Subject::new("dispute", dispute.id),
        )
        .change("said", None, Some(self.said.to_string()))
        .change("about", None, Some(self.about.to_string()))
        .change("view", None, Some(self.view.to_string()));
        history::write(tx, call, told).await?;
        Ok(dispute.id)
    }
}

//! Gives the person the material to comment on before the decision (FL 25 §).

use history::Subject;
use kernel::{Call, Date, PersonId, Problem, Prose};
use store::{Action, Tx};

use super::file::{entry, investigation_to_change, not_ahead};
use crate::{
    model::{CaseId, Communication, CommunicationId, Conveyance},
    rules::investigation::{must_be_open, time_to_comment},
    store::communication::communication_insert,
};

/// The person gets the material, and a set time to comment, in writing or before the committee (`SoL` 14:8).
#[derive(Debug, Clone)]
pub struct Communicate {
    /// Who.
    pub person: PersonId,
    /// The case.
    pub case: CaseId,
    /// The day; not ahead.
    pub sent: Date,
    /// By which way.
    pub by: Conveyance,
    /// What was handed over.
    pub material: Prose,
    /// The last day to comment.
    pub answer_by: Date,
}

impl Action for Communicate {
    const NAME: &'static str = "communicate";
    type Done = CommunicationId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<CommunicationId, Problem> {
        let of = (self.person, self.case);
        let (case, investigation) = investigation_to_change(tx, call, of).await?;
        must_be_open(&investigation)?;
        not_ahead(call, self.sent, "sent")?;
        time_to_comment(self.sent, self.answer_by)?;
        let communication = Communication {
            id: call.new_id(),
            investigation: investigation.id,
            person: self.person,
            sent: self.sent,
            by: self.by,
            material: self.material.clone(),
            answer_by: self.answer_by,
            answer: None,
            version: 1,
        };
        communication_insert(tx, &communication).await?;
        let told = entry(
            &case,
            "cases.communicated",
            Subject::new("communication", communication.id),
        )
        .change("sent", None, Some(self.sent.to_string()))
        .change("by", None, Some(self.by.key().to_owned()))
        .change("answer-by", None, Some(self.answer_by.to_string()));
        history::write(tx, call, told).await?;
        Ok(communication.id)
    }
}

//! Records what the person answered to the material.

use history::Subject;
use kernel::{Call, PersonId, Problem};
use store::{Action, Tx};

use super::file::{entry, investigation_to_change, not_ahead, words};
use crate::{
    model::{Answer, CaseId, CommunicationId},
    rules::investigation::{answer, must_be_open},
    store::communication::{communication_by_id, communication_save},
};

/// The person has answered, or has nothing to add.
#[derive(Debug, Clone)]
pub struct RecordAnswer {
    /// Who.
    pub person: PersonId,
    /// The case.
    pub case: CaseId,
    /// What was answered to.
    pub communication: CommunicationId,
    /// The version that the officer saw.
    pub version: i64,
    /// The answer.
    pub answer: Answer,
}

impl Action for RecordAnswer {
    const NAME: &'static str = "record-answer";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let of = (self.person, self.case);
        let (case, investigation) = investigation_to_change(tx, call, of).await?;
        must_be_open(&investigation)?;
        not_ahead(call, self.answer.on, "answered-on")?;
        let mut communication = communication_by_id(tx, self.communication)
            .await?
            .filter(|c| c.investigation == investigation.id)
            .ok_or(Problem::NotFound)?;
        communication.version = self.version;
        let communication = answer(communication, self.answer.clone())?;
        communication_save(tx, &communication).await?;
        let told = entry(
            &case,
            "cases.answer-recorded",
            Subject::new("communication", communication.id),
        )
        .change("on", None, Some(self.answer.on.to_string()))
        .change("by", None, Some(self.answer.by.key().to_owned()))
        .change("words", None, words(self.answer.words.as_ref()));
        history::write(tx, call, told).await?;
        Ok(())
    }
}

//! Records what the court said of an appeal.

use access::{Need, Resource};
use kernel::{Call, Date, Line, PersonId, Problem, Prose, Refusal};
use store::{Action, Tx};

use super::{
    file::not_ahead,
    receive_appeal::{appeal_entry, appeal_to_change},
};
use crate::{
    model::{AppealId, AppealState, CourtAnswer, Judgement},
    rules::appeal::must_be,
    store::appeal::appeal_save,
};

/// The court has answered.
#[derive(Debug, Clone)]
pub struct RecordCourtAnswer {
    /// About whom.
    pub person: PersonId,
    /// The appeal.
    pub appeal: AppealId,
    /// The version that the officer saw.
    pub version: i64,
    /// The day of the judgement.
    pub on: Date,
    /// What it says.
    pub judgement: Judgement,
    /// The court's number for the matter.
    pub number: Line,
    /// What it means for the person, in words.
    pub words: Option<Prose>,
}

impl Action for RecordCourtAnswer {
    const NAME: &'static str = "record-court-answer";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        call.staff()?;
        let need = Need::write(Resource::Appeal);
        let of = (self.person, self.appeal, self.version);
        let mut appeal = appeal_to_change(tx, call, of, need).await?;
        must_be(&appeal, AppealState::Forwarded)?;
        not_ahead(call, self.on, "on")?;
        if let Some((sent, _)) = appeal.forwarded
            && self.on < sent
        {
            return Err(Refusal::new("cases-refusal-court-before")
                .with("day", sent)
                .at("on")
                .into());
        }
        appeal.state = AppealState::Judged;
        appeal.judged = Some(CourtAnswer {
            on: self.on,
            judgement: self.judgement,
            number: self.number.clone(),
            words: self.words.clone(),
        });
        appeal_save(tx, &appeal).await?;
        let mut entry = appeal_entry(&appeal, "cases.appeal-judged")
            .change(
                "state",
                Some(AppealState::Forwarded.key().to_owned()),
                Some(appeal.state.key().to_owned()),
            )
            .change("judgement", None, Some(self.judgement.key().to_owned()))
            .change("court-number", None, Some(self.number.to_string()));
        if let Some(words) = &self.words {
            entry = entry.reason(words);
        }
        history::write(tx, call, entry).await?;
        Ok(())
    }
}

//! Notes why there is no answer to the questions on quality.

use kernel::{Call, Problem, Prose};
use store::{Action, Tx};

use super::steps::{entry, survey_to_hold};
use crate::{
    model::{NoAnswer, SeenFollowUp, Survey, SurveyState, WhyNot},
    rules::{SURVEY, subject},
    store::survey::survey_save,
};

/// Notes why there is no answer.
#[derive(Debug, Clone)]
pub struct NoteNoAnswer {
    /// In which follow-up; the version is that of its questions.
    pub seen: SeenFollowUp,
    /// Why.
    pub why: WhyNot,
    /// In words.
    pub words: Option<Prose>,
}

impl Action for NoteNoAnswer {
    const NAME: &'static str = "note-no-answer";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let (follow_up, survey, by) = survey_to_hold(tx, call, self.seen).await?;
        let survey = Survey {
            state: SurveyState::NotAnswered,
            no_answer: Some(NoAnswer {
                why: self.why,
                words: self.words.clone(),
                at: call.now,
                by,
            }),
            ..survey
        };
        survey_save(tx, &survey).await?;
        let told = entry(&follow_up, "follow-up.not-answered");
        let told = told.change("why", None, Some(self.why.key().to_owned()));
        history::write(tx, call, told).await?;
        duties::close(tx, call, SURVEY.key, subject(follow_up.id)).await?;
        Ok(())
    }
}

//! Notes how the person is to answer the questions on quality: the paper that was handed over, the page that was shown.

use kernel::{Call, Problem};
use store::{Action, Tx};

use super::steps::{entry, survey_to_hold, wait_for_answer};
use crate::{
    model::{SeenFollowUp, State, Survey, SurveyState, SurveyWay},
    store::survey::survey_save,
};

/// Notes that the questions were handed out.
#[derive(Debug, Clone)]
pub struct HandOutSurvey {
    /// In which follow-up; the version is that of its questions.
    pub seen: SeenFollowUp,
    /// How.
    pub way: SurveyWay,
}

impl Action for HandOutSurvey {
    const NAME: &'static str = "hand-out-survey";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let (follow_up, survey, _) = survey_to_hold(tx, call, self.seen).await?;
        let was_given_up = survey.state == SurveyState::NotAnswered;
        let survey = Survey {
            state: SurveyState::Waiting,
            handed_out: Some((self.way, call.today())),
            no_answer: None,
            ..survey
        };
        survey_save(tx, &survey).await?;
        let told = entry(&follow_up, "follow-up.handed-out");
        let told = told.change("way", None, Some(self.way.key().to_owned()));
        history::write(tx, call, told).await?;
        // Nobody waits any more once it was noted why there is no answer; now somebody does again.
        if was_given_up && follow_up.state == State::Signed {
            wait_for_answer(tx, call, (&follow_up, &survey)).await?;
        }
        Ok(())
    }
}

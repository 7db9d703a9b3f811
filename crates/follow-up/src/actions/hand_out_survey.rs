//! Notes how the person is to answer the questions on quality: the paper that was handed over, the page that was shown.

use access::{Need, Resource};
use kernel::{Call, Problem, Refusal};
use store::{Action, Tx};

use super::steps::{entry, survey_to_write};
use crate::{
    model::{SeenFollowUp, Survey, SurveyState, SurveyWay},
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
        let (_, unit) = call.staff()?;
        let need = Need::write(Resource::FollowUp).about(self.seen.person);
        access::require(tx, call, need).await?;
        let of = (self.seen.person, self.seen.follow_up);
        let (follow_up, survey) = survey_to_write(tx, of, self.seen.version).await?;
        if follow_up.unit != unit {
            return Err(Problem::NotFound);
        }
        if survey.state == SurveyState::Answered {
            return Err(Refusal::new("follow-up-refusal-answered").into());
        }
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
        Ok(())
    }
}

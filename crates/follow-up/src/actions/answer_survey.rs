//! Saves the answers to the questions on quality: by the person, or by whoever reads them aloud or types in a paper.

use access::{Need, Resource};
use kernel::{Actor, Call, Problem, Prose, Refusal, UserId};
use store::{Action, Tx};

use super::steps::{entry, survey_to_write};
use crate::{
    model::{Answer, Answered, AnsweredBy, SeenFollowUp, Survey, SurveyState, SurveyWay},
    rules::{SURVEY, check_answers, subject},
    store::survey::{answers_insert, survey_save},
};

/// Saves the answers.
#[derive(Debug, Clone)]
pub struct AnswerSurvey {
    /// In which follow-up; the version is that of its questions.
    pub seen: SeenFollowUp,
    /// In which way; on her or his own page a person answers in no other.
    pub way: SurveyWay,
    /// Who answered.
    pub by: AnsweredBy,
    /// The answers.
    pub answers: Vec<Answer>,
    /// What the person wants to add.
    pub words: Option<Prose>,
    /// Whether the person lets the officer read the answers.
    pub lets_read: bool,
}

impl Action for AnswerSurvey {
    const NAME: &'static str = "answer-survey";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let need = Need::write(Resource::QualityAnswer).about(self.seen.person);
        access::require(tx, call, need).await?;
        let (way, typed_by) = self.way_and_hand(call)?;
        let (follow_up, survey) = survey_to_write(tx, self.seen).await?;
        // Somebody of another unit may handle the person too, and holds other conversations.
        if call.actor.unit().is_some_and(|unit| unit != follow_up.unit) {
            return Err(Problem::NotFound);
        }
        check_answers(&survey, (&self.answers, self.words.is_some()))?;
        let survey = Survey {
            state: SurveyState::Answered,
            answered: Some(Answered {
                on: call.today(),
                at: call.now,
                way,
                by: self.by,
                typed_by,
                lets_read_to: self.lets_read.then_some(follow_up.officer),
                words: self.words.clone(),
            }),
            no_answer: None,
            ..survey
        };
        survey_save(tx, &survey).await?;
        answers_insert(tx, survey.id, &self.answers).await?;
        // What was answered stands nowhere but among the answers.
        let told = entry(&follow_up, "follow-up.answered")
            .change("way", None, Some(way.key().to_owned()))
            .change("by", None, Some(self.by.key().to_owned()));
        history::write(tx, call, told).await?;
        duties::close(tx, call, SURVEY.key, subject(follow_up.id)).await?;
        Ok(())
    }
}

impl AnswerSurvey {
    /// In which way it was answered, and in whose session where that was not the person's own.
    fn way_and_hand(&self, call: &Call) -> Result<(SurveyWay, Option<UserId>), Problem> {
        match &call.actor {
            Actor::Resident { .. } => Ok((SurveyWay::OwnPage, None)),
            Actor::Staff { user, .. } => match self.way {
                SurveyWay::Paper | SurveyWay::Read | SurveyWay::Tablet => {
                    Ok((self.way, Some(*user)))
                }
                SurveyWay::OwnPage => {
                    Err(Refusal::new("follow-up-refusal-own-page").at("way").into())
                }
            },
            Actor::System { .. } | Actor::Public => Err(Problem::NotFound),
        }
    }
}

//! Calls a booked conversation off, unless the person has answered its questions. The decision's own time for its follow-up stays as it is.

use kernel::{Call, Problem, Prose, Refusal};
use store::{Action, Tx};

use super::steps::{booked_to_write, entry};
use crate::{
    model::{FollowUp, SeenFollowUp, State, SurveyState},
    store::{follow_up::follow_up_save, report::report_drop, survey::survey_of},
};

/// Calls a booked conversation off.
#[derive(Debug, Clone)]
pub struct CancelFollowUp {
    /// Which, as it was seen.
    pub seen: SeenFollowUp,
    /// Why.
    pub reason: Prose,
}

impl Action for CancelFollowUp {
    const NAME: &'static str = "cancel-follow-up";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let (follow_up, _) = booked_to_write(tx, call, self.seen).await?;
        // What the person has answered would stand with nothing. Where the person has died there is no conversation to
        // write, and what was answered is counted on its day.
        let survey = survey_of(tx, follow_up.person, follow_up.id).await?;
        let is_answered = survey.is_some_and(|survey| survey.state == SurveyState::Answered);
        let person = residents::person(tx, follow_up.person).await?;
        let is_dead = person.is_some_and(|person| person.dead_on.is_some());
        if is_answered && !is_dead {
            return Err(Refusal::new("follow-up-refusal-has-answers").into());
        }
        if let Some(number) = follow_up.draft {
            report_drop(tx, follow_up.id, number).await?;
        }
        let follow_up = FollowUp {
            state: State::Cancelled,
            draft: None,
            cancelled: Some(self.reason.clone()),
            ..follow_up
        };
        follow_up_save(tx, &follow_up).await?;
        let told = entry(&follow_up, "follow-up.cancelled").reason(&self.reason);
        history::write(tx, call, told).await?;
        Ok(())
    }
}

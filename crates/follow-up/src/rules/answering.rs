//! When answers to the questions on quality may be saved.

use kernel::Refusal;

use crate::model::{Answer, Survey, SurveyState};

/// Whether answers may be saved: once, each question at most once, and something said at all.
pub(crate) fn check_answers(survey: &Survey, answers: &[Answer]) -> Result<(), Refusal> {
    if survey.state == SurveyState::Answered {
        return Err(Refusal::new("follow-up-refusal-answered"));
    }
    let themes: std::collections::BTreeSet<_> = answers.iter().map(|answer| answer.theme).collect();
    if themes.len() < answers.len() {
        return Err(Refusal::new("follow-up-refusal-answered-twice"));
    }
    if answers.iter().all(|answer| answer.grade.is_none()) {
        return Err(Refusal::new("follow-up-refusal-no-answers"));
    }
    Ok(())
}

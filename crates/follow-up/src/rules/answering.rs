//! When answers to the questions on quality may be saved.

use kernel::Refusal;

use crate::model::{Answer, Survey, SurveyState};

/// Whether answers may be saved: once, each question at most once, and something said at all.
/// That one does not know is said too, and so is what is told in words alone.
pub(crate) fn check_answers(
    survey: &Survey,
    (answers, has_words): (&[Answer], bool),
) -> Result<(), Refusal> {
    if survey.state == SurveyState::Answered {
        return Err(Refusal::new("follow-up-refusal-answered"));
    }
    let themes: std::collections::BTreeSet<_> = answers.iter().map(|answer| answer.theme).collect();
    if themes.len() < answers.len() {
        return Err(Refusal::new("follow-up-refusal-answered-twice"));
    }
    if answers.is_empty() && !has_words {
        return Err(Refusal::new("follow-up-refusal-no-answers"));
    }
    Ok(())
}

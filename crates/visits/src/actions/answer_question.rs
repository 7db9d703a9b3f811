//! Settles what somebody had to look at.

use access::{Need, Resource};
use history::Entry;
use kernel::{Call, Change, Problem, Prose, Refusal};
use store::{Action, Tx};

use super::steps::stream;
use crate::{
    model::{Answer, QuestionId},
    rules,
    store::question::{question_answer, question_by_id},
};

/// Settles a question at the own unit.
#[derive(Debug, Clone)]
pub struct AnswerQuestion {
    /// Which.
    pub question: QuestionId,
    /// In the version that was seen.
    pub version: i64,
    /// What was found out and done.
    pub words: Prose,
}

impl Action for AnswerQuestion {
    const NAME: &'static str = "answer-visit-question";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let (user, unit) = call.staff()?;
        access::require(tx, call, Need::write(Resource::Schedule).at(unit)).await?;
        let found = question_by_id(tx, self.question).await?;
        let question = found
            .filter(|question| question.provider == unit)
            .ok_or(Problem::NotFound)?;
        if question.kind.is_managers() {
            let need = Need::write(Resource::DeviationCase).at(unit);
            access::require(tx, call, need).await?;
        }
        if question.version != self.version {
            return Err(Problem::Changed(Change {
                version: question.version,
                kind: "visit-question",
                id: question.id.uuid(),
            }));
        }
        if question.answer.is_some() {
            return Err(Refusal::new("visits-refusal-settled").into());
        }
        let answer = Answer {
            at: call.now,
            by: user,
            words: self.words.clone(),
        };
        question_answer(tx, &question, &answer).await?;
        let subject = rules::subject(&question);
        duties::close(tx, call, rules::kind_of(&question).key, subject).await?;
        let told = Entry::new(stream(&question), "visits.question-settled", subject).change(
            "kind",
            None,
            Some(question.kind.key().to_owned()),
        );
        history::write(tx, call, told).await?;
        Ok(())
    }
}

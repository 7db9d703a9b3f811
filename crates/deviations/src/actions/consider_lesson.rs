//! Somebody else looks at a lesson: nobody can be known in it, and it is shared; or it is to be written otherwise.

use kernel::{Call, Problem, Prose, Refusal};
use store::{Action, Tx};

use super::{
    steps::{any, take},
    write_lesson::known,
};
use crate::{
    model::{Deed, Lesson, LessonState, Seen},
    rules::holds_no_names,
    store::lesson::lesson_insert,
};

/// Shares a lesson, or gives it back.
#[derive(Debug, Clone)]
pub struct ConsiderLesson {
    /// Of which deviation, as it was seen.
    pub seen: Seen,
    /// Why it is given back; none where it is shared.
    pub back: Option<Prose>,
}

impl Action for ConsiderLesson {
    const NAME: &'static str = "consider-deviation-lesson";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let desk = any(tx, call, self.seen).await?;
        let case = &desk.view.case;
        if !case.is_handled_by(desk.unit) && case.second_look() != desk.unit {
            return Err(Problem::NotFound);
        }
        let desk = desk.unchanged(self.seen)?;
        let case = &desk.view.case;
        let LessonState::Written {
            step, words, by, ..
        } = case.lesson.clone()
        else {
            return Err(Refusal::new("deviations-refusal-no-lesson").into());
        };
        if by == desk.user {
            return Err(Refusal::new("deviations-refusal-own-lesson").into());
        }
        if let Some(why) = &self.back {
            let deed = Deed::LessonReturned { words: why.clone() };
            take(tx, call, desk, deed).await?;
            return Ok(());
        }
        holds_no_names(words.as_str(), &known(tx, &desk.view).await?)?;
        let lesson = Lesson {
            id: step,
            unit: desk.view.report.told.unit,
            kind: case.kind,
            words,
            shared: call.today(),
        };
        let taken = take(tx, call, desk, Deed::LessonConfirmed).await?;
        lesson_insert(tx, taken.case.id, &lesson).await?;
        Ok(())
    }
}

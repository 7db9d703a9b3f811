//! Writes what was learned, without names: somebody else looks at it before it is shared.

use kernel::{Call, Problem, Prose};
use store::{Action, Tx};

use super::steps::{handled, take};
use crate::{
    model::{Deed, Seen},
    reads::View,
    rules::{Known, holds_no_names},
};

/// Writes a lesson.
#[derive(Debug, Clone)]
pub struct WriteLesson {
    /// Of which deviation, as it was seen.
    pub seen: Seen,
    /// What was learned.
    pub words: Prose,
}

impl Action for WriteLesson {
    const NAME: &'static str = "write-deviation-lesson";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let desk = handled(tx, call, self.seen).await?;
        holds_no_names(self.words.as_str(), &known(tx, &desk.view).await?)?;
        let deed = Deed::LessonWritten {
            words: self.words.clone(),
        };
        take(tx, call, desk, deed).await?;
        Ok(())
    }
}

/// The names that must not stand in a lesson: of whom it is about, of who told it, and of those who were to do
/// something about it.
pub(super) async fn known(tx: &Tx, view: &View) -> Result<Known, Problem> {
    let mut known = Known::default().and(&view.report.by.name);
    if let Some(person) = view.report.told.person {
        let person = residents::person(tx, person).await?;
        known = known.and(&person.map_or_else(String::new, |person| person.name()));
    }
    for step in &view.steps {
        if let Deed::MeasurePlanned { measure } = &step.deed {
            known = known.and(&measure.name);
        }
    }
    Ok(known)
}

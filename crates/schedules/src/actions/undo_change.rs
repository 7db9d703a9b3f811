//! Undoes the latest change that one has made to a day.

use kernel::{Call, Date, Problem, Refusal};
use store::{Action, Tx};

use super::{
    change_visits::Days,
    steps::{place, planner},
};
use crate::{
    model::SeenVisit,
    rules::{PlacingFacts, check_placing},
    store::{
        day::day_of,
        step::{change_latest, change_undone, step_put_back, steps_of},
    },
};

/// Undoes one's own latest change to a day. What somebody else has changed since is not touched: then nothing is
/// undone.
#[derive(Debug, Clone, Copy)]
pub struct UndoChange {
    /// Which day.
    pub day: Date,
}

impl Action for UndoChange {
    const NAME: &'static str = "undo-change";
    type Done = i64;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<i64, Problem> {
        let (user, unit) = planner(tx, call).await?;
        let change = change_latest(tx, (unit, self.day), user)
            .await?
            .ok_or_else(|| Refusal::new("schedules-refusal-nothing-to-undo"))?;
        if day_of(tx, unit, self.day).await?.locked.is_some() {
            return Err(Refusal::new("schedules-refusal-undo-locked").into());
        }
        let mut undone = 0;
        let mut days = Days::default();
        for step in steps_of(tx, change).await? {
            let seen = SeenVisit {
                visit: step.visit,
                version: step.left,
            };
            let visit = days.visit(tx, call, (seen, unit)).await;
            let visit = visit.map_err(gone)?;
            // Back is a change as well: the people may have gone and the other day been locked since.
            let facts = days.facts(tx, call, (&visit, &step.before)).await?;
            if facts.is_locked {
                return Err(Refusal::new("schedules-refusal-undo-locked").into());
            }
            let facts = PlacingFacts {
                is_back: true,
                ..facts
            };
            check_placing(&visit, &step.before, facts).map_err(Problem::Refused)?;
            let said = ("schedules.visit-undone", None);
            let placed = place(tx, call, (&visit, &step.before), said).await;
            placed.map_err(gone)?;
            step_put_back(tx, &step).await?;
            undone += 1;
        }
        change_undone(tx, change).await?;
        Ok(undone)
    }
}

/// A visit that is not as the change left it cannot be put back.
fn gone(problem: Problem) -> Problem {
    match problem {
        Problem::Changed(_) | Problem::NotFound => {
            Refusal::new("schedules-refusal-undo-changed").into()
        }
        Problem::Refused(_) | Problem::Denied | Problem::Fault(_) => problem,
    }
}

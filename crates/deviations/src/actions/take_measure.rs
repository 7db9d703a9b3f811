//! Tells that a measure was taken: by the one who was to, or by those who handle the deviation.

use access::{Need, Resource};
use kernel::{Call, Problem, Prose};
use store::{Action, Tx};

use super::steps::{Desk, take};
use crate::{
    model::{Deed, StepId},
    reads::{is_closed_to, load},
    rules::{MEASURE, measure_subject},
    store::step::deviation_of,
};

/// Tells that a measure was taken.
#[derive(Debug, Clone)]
pub struct TakeMeasure {
    /// Which.
    pub measure: StepId,
    /// What was done.
    pub words: Prose,
}

impl Action for TakeMeasure {
    const NAME: &'static str = "take-deviation-measure";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let (user, unit) = call.staff()?;
        access::require(tx, call, Need::write(Resource::Deviation).at(unit)).await?;
        let deviation = deviation_of(tx, self.measure).await?;
        let view = load(tx, deviation.ok_or(Problem::NotFound)?).await?;
        let view = view.ok_or(Problem::NotFound)?;
        if !self.is_for(&view, user) {
            let need = Need::write(Resource::DeviationCase).at(unit);
            access::require(tx, call, need).await?;
            let is_closed = is_closed_to(tx, call, view.report.told.person).await?;
            if !view.case.is_handled_by(unit) || is_closed {
                return Err(Problem::NotFound);
            }
        }
        let deed = Deed::MeasureTaken {
            measure: self.measure,
            words: self.words.clone(),
        };
        take(tx, call, Desk { view, user, unit }, deed).await?;
        duties::close(tx, call, MEASURE.key, measure_subject(self.measure)).await?;
        Ok(())
    }
}

impl TakeMeasure {
    /// Whether somebody was to take it.
    fn is_for(&self, view: &crate::reads::View, user: kernel::UserId) -> bool {
        view.steps.iter().any(|step| {
            let planned =
                matches!(&step.deed, Deed::MeasurePlanned { measure } if measure.user == user);
            step.id == self.measure && planned
        })
    }
}

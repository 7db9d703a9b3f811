//! Withdraws a measure that is not to be taken after all: by those who handle the deviation.

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

/// Withdraws a measure. What was planned is still told, with why it is not to be done.
#[derive(Debug, Clone)]
pub struct DropMeasure {
    /// Which.
    pub measure: StepId,
    /// Why.
    pub words: Prose,
}

impl Action for DropMeasure {
    const NAME: &'static str = "drop-deviation-measure";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let (user, unit) = call.staff()?;
        let need = Need::write(Resource::DeviationCase).at(unit);
        access::require(tx, call, need).await?;
        let deviation = deviation_of(tx, self.measure).await?;
        let view = load(tx, deviation.ok_or(Problem::NotFound)?).await?;
        let view = view.ok_or(Problem::NotFound)?;
        let is_closed = is_closed_to(tx, call, view.report.told.person).await?;
        if !view.case.is_handled_by(unit) || is_closed {
            return Err(Problem::NotFound);
        }
        let deed = Deed::MeasureDropped {
            measure: self.measure,
            words: self.words.clone(),
        };
        take(tx, call, Desk { view, user, unit }, deed).await?;
        let subject = measure_subject(self.measure);
        duties::drop_duty(tx, call, MEASURE.key, subject, "withdrawn").await?;
        Ok(())
    }
}

//! A measure, for the one who is to take it: nothing else of the deviation is told.

use kernel::{Call, Fault, UnitId, UserId};
use store::Ask;

use super::{is_closed_to, load};
use crate::{
    model::{Deed, DeviationId, DeviationNumber, PlannedMeasure, StepId},
    store::step::deviation_of,
};

/// A measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureView {
    /// Which.
    pub id: StepId,
    /// In which deviation.
    pub deviation: DeviationId,
    /// Its number.
    pub number: DeviationNumber,
    /// What is to be done.
    pub measure: PlannedMeasure,
    /// Whether it is done.
    pub is_taken: bool,
}

/// A measure that somebody is to take or has taken, or of a deviation that is handled at a unit which the one leads.
pub async fn measure(
    ask: &dyn Ask,
    call: &Call,
    (user, led): (UserId, Option<UnitId>),
    id: StepId,
) -> Result<Option<MeasureView>, Fault> {
    let Some(deviation) = deviation_of(ask, id).await? else {
        return Ok(None);
    };
    let Some(view) = load(ask, deviation).await? else {
        return Ok(None);
    };
    let planned = view.steps.iter().find(|step| step.id == id);
    let planned = planned.and_then(|step| {
        if let Deed::MeasurePlanned { measure } = &step.deed {
            Some(measure.clone())
        } else {
            None
        }
    });
    let leads = led.is_some_and(|unit| view.case.is_handled_by(unit));
    let leads = leads && !is_closed_to(ask, call, view.report.told.person).await?;
    Ok(planned
        .filter(|measure| measure.user == user || leads)
        .map(|measure| MeasureView {
            id,
            deviation,
            number: view.report.number(),
            measure,
            is_taken: !view.case.open_measures.iter().any(|(open, _)| *open == id),
        }))
}

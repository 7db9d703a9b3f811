//! A measure, for the one who is to take it: nothing else of the deviation is told.

use kernel::{Call, Fault, Prose, UnitId, UserId};
use store::Ask;

use super::{is_closed_to, load};
use crate::{
    model::{Deed, DeviationId, DeviationNumber, PlannedMeasure, Step, StepId},
    store::step::deviation_of,
};

/// What has become of a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MeasureState {
    /// It is to be taken.
    Open,
    /// It was taken.
    Taken,
    /// It was withdrawn, for this reason.
    Dropped(Prose),
}

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
    /// What has become of it.
    pub state: MeasureState,
    /// Whether the one who asks handles the deviation.
    pub handles: bool,
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
            state: state_of(&view.steps, id),
            handles: leads,
        }))
}

/// What has become of a measure, by the steps that tell of it.
pub(crate) fn state_of(steps: &[Step], id: StepId) -> MeasureState {
    for step in steps {
        if let Deed::MeasureTaken { measure, .. } = &step.deed
            && *measure == id
        {
            return MeasureState::Taken;
        }
        if let Deed::MeasureDropped { measure, words } = &step.deed
            && *measure == id
        {
            return MeasureState::Dropped(words.clone());
        }
    }
    MeasureState::Open
}

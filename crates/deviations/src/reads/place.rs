//! Where something happened, as far as it matters for who receives a report of it.

use std::collections::BTreeSet;

use kernel::{Date, Fault, UnitId};
use organisation::{ProviderForm, Unit, UnitFilter, UnitKind};
use store::Ask;

use crate::rules::Place;

/// The place that a unit is on a day: a team counts as the unit that it is a part of. None where there is no such unit.
pub(crate) async fn place(ask: &dyn Ask, unit: UnitId, on: Date) -> Result<Option<Place>, Fault> {
    let Some(whole) = organisation::workplace(ask, unit).await? else {
        return Ok(None);
    };
    let found = organisation::unit(ask, whole.unit).await?;
    let above = match found.and_then(|unit| unit.parent) {
        Some(parent) => organisation::unit(ask, parent).await?,
        None => None,
    };
    let above = above.filter(|unit| unit.period.contains(on));
    Ok(Some(Place {
        unit: whole.unit,
        above: above.map(|unit| unit.id),
        office: office(ask, whole.unit, on).await?,
    }))
}

/// Whether a private provider runs a unit.
pub(crate) async fn is_private(ask: &dyn Ask, unit: UnitId) -> Result<bool, Fault> {
    let found = organisation::unit(ask, unit).await?;
    let form = found.and_then(|unit| unit.form);
    Ok(matches!(
        form,
        Some(ProviderForm::Choice | ProviderForm::Contract)
    ))
}

/// The committee's office that answers for a unit on a day: the nearest above it, or else the first there is. One that is
/// closed, or not opened yet, has nobody who could read what is sent there.
async fn office(ask: &dyn Ask, unit: UnitId, on: Date) -> Result<Option<UnitId>, Fault> {
    let is_office = |unit: &Unit| unit.kind == UnitKind::Office && unit.period.contains(on);
    let mut passed = BTreeSet::new();
    let mut here = organisation::unit(ask, unit).await?;
    while let Some(unit) = here {
        if is_office(&unit) {
            return Ok(Some(unit.id));
        }
        if !passed.insert(unit.id) {
            break;
        }
        here = match unit.parent {
            Some(parent) => organisation::unit(ask, parent).await?,
            None => None,
        };
    }
    let standing = UnitFilter {
        on: Some(on),
        ..UnitFilter::of_kind(UnitKind::Office)
    };
    let offices = organisation::units(ask, &standing).await?;
    Ok(offices.first().map(|unit| unit.id))
}

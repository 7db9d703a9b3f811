//! Where something happened, as far as it matters for who receives a report of it.

use std::collections::BTreeSet;

use kernel::{Fault, UnitId};
use organisation::{ProviderForm, Unit, UnitFilter, UnitKind};
use store::Ask;

use crate::rules::Place;

/// The place that a unit is: a team counts as the unit that it is a part of. None where there is no such unit.
pub(crate) async fn place(ask: &dyn Ask, unit: UnitId) -> Result<Option<Place>, Fault> {
    let Some(whole) = organisation::workplace(ask, unit).await? else {
        return Ok(None);
    };
    let found = organisation::unit(ask, whole.unit).await?;
    let above = found.and_then(|unit| unit.parent);
    Ok(Some(Place {
        unit: whole.unit,
        above,
        office: office(ask, whole.unit).await?,
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

/// The committee's office that answers for a unit: the nearest above it, or else the first there is.
async fn office(ask: &dyn Ask, unit: UnitId) -> Result<Option<UnitId>, Fault> {
    let is_office = |unit: &Unit| unit.kind == UnitKind::Office;
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
    let offices = organisation::units(ask, &UnitFilter::of_kind(UnitKind::Office)).await?;
    Ok(offices.first().map(|unit| unit.id))
}

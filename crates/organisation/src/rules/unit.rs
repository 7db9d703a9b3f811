//! A provider has a form, and an alarm centre that takes orders may have one; nobody else has. A unit is not a part of itself.

use kernel::Refusal;

use crate::model::{Unit, UnitKind};

/// Whether the unit can be kept.
pub(crate) fn check_unit(unit: &Unit) -> Result<(), Refusal> {
    let provider = unit.kind == UnitKind::Provider;
    if provider && unit.form.is_none() {
        return Err(Refusal::new("organisation-refusal-provider-without-form").at("form"));
    }
    if !provider && unit.kind != UnitKind::AlarmCentre && unit.form.is_some() {
        return Err(Refusal::new("organisation-refusal-form-without-provider").at("form"));
    }
    if unit.kind == UnitKind::Team && unit.parent.is_none() {
        return Err(Refusal::new("organisation-refusal-team-without-parent").at("parent"));
    }
    if unit.parent == Some(unit.id) {
        return Err(Refusal::new("organisation-refusal-own-parent").at("parent"));
    }
    Ok(())
}

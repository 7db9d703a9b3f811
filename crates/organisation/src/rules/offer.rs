//! An offer comes from a provider, within its contract, for nobody or more.

use kernel::Refusal;

use crate::model::{ProviderService, Unit, UnitKind};

/// Whether the provider can offer this.
pub(crate) fn check_offer(unit: &Unit, offered: &ProviderService) -> Result<(), Refusal> {
    match unit.kind {
        UnitKind::Provider | UnitKind::Team | UnitKind::AlarmCentre => {}
        UnitKind::OrderingUnit | UnitKind::Office | UnitKind::Outside => {
            return Err(Refusal::new("organisation-refusal-not-a-provider").at("unit"));
        }
    }
    if offered.capacity.is_some_and(|capacity| capacity < 0) {
        return Err(Refusal::new("organisation-refusal-capacity").at("capacity"));
    }
    if !unit.period.overlaps(offered.period) {
        return Err(Refusal::new("organisation-refusal-outside-contract").at("from"));
    }
    Ok(())
}

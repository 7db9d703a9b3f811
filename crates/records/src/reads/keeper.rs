//! From which side a record is read, and who keeps what.

use kernel::{Actor, Fault, UnitId};
use organisation::UnitKind;
use store::Ask;

use crate::model::{Keeper, Part};

/// From which side a record is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// By a keeper: its own part, and what was handed over to it.
    Keeper(Keeper),
    /// By the person: all of it, without what is about somebody else.
    Own,
}

/// The part that a unit keeps; none for a unit that neither handles nor carries out.
pub(crate) async fn keeper_of(ask: &dyn Ask, unit: UnitId) -> Result<Option<Keeper>, Fault> {
    let found = organisation::unit(ask, unit).await?;
    let part = found.and_then(|unit| match unit.kind {
        UnitKind::OrderingUnit => Some(Part::Authority),
        UnitKind::Provider | UnitKind::Team | UnitKind::AlarmCentre => Some(Part::Provider),
        UnitKind::Office | UnitKind::Outside => None,
    });
    Ok(part.map(|part| Keeper { part, unit }))
}

/// From which side somebody reads records; none for who keeps none and is nobody's own.
pub async fn view_for(ask: &dyn Ask, actor: &Actor) -> Result<Option<View>, Fault> {
    match actor {
        Actor::Resident { .. } => Ok(Some(View::Own)),
        Actor::Staff { unit, .. } => Ok(keeper_of(ask, *unit).await?.map(View::Keeper)),
        Actor::System { .. } | Actor::Public => Ok(None),
    }
}

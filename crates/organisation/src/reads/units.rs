//! Which units are there?

use std::collections::{BTreeMap, BTreeSet};

use ::store::Ask;
use kernel::{Date, Fault, Line, UnitId};

use crate::{
    model::{DistrictCode, Unit, UnitKind},
    store,
};

/// Which units are asked for; what is not said is not looked at.
#[derive(Debug, Clone, Default)]
pub struct UnitFilter {
    /// Of a kind.
    pub kind: Option<UnitKind>,
    /// Working for a district, or for all of them.
    pub district: Option<DistrictCode>,
    /// A part of a unit.
    pub parent: Option<UnitId>,
    /// Existing on a day.
    pub on: Option<Date>,
}

impl UnitFilter {
    /// All of a kind.
    pub fn of_kind(kind: UnitKind) -> Self {
        Self {
            kind: Some(kind),
            ..Self::default()
        }
    }

    fn takes(&self, unit: &Unit) -> bool {
        let district = |own: &DistrictCode| self.district.as_ref().is_none_or(|d| d == own);
        self.kind.is_none_or(|kind| kind == unit.kind)
            && self.parent.is_none_or(|parent| unit.parent == Some(parent))
            && self.on.is_none_or(|day| unit.period.contains(day))
            && unit.district.as_ref().is_none_or(district)
    }
}

/// A unit.
pub async fn unit(ask: &dyn Ask, id: UnitId) -> Result<Option<Unit>, Fault> {
    store::unit::by_id(ask, id).await
}

/// The units that pass the filter, in Swedish order.
pub async fn units(ask: &dyn Ask, filter: &UnitFilter) -> Result<Vec<Unit>, Fault> {
    let mut units = if let Some(parent) = filter.parent {
        store::unit::of_parent(ask, parent).await?
    } else {
        let kinds = filter
            .kind
            .map_or(UnitKind::ALL.to_vec(), |kind| vec![kind]);
        let mut all = vec![];
        for kind in kinds {
            all.extend(store::unit::of_kind(ask, kind).await?);
        }
        all
    };
    units.retain(|unit| filter.takes(unit));
    Ok(units)
}

/// Where somebody works: the unit that answers for the work, and the team in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Workplace {
    /// The provider or other unit, never a team.
    pub unit: UnitId,
    /// The team, where it is one.
    pub team: Option<UnitId>,
}

/// The workplace that a unit is: a team counts as the unit that it is a part of. None where there is no such unit.
///
/// # Errors
///
/// A team whose whole is missing, or that is a part of itself, is a fault.
pub async fn workplace(ask: &dyn Ask, id: UnitId) -> Result<Option<Workplace>, Fault> {
    let Some(mut whole) = unit(ask, id).await? else {
        return Ok(None);
    };
    let mut passed = BTreeSet::new();
    while whole.kind == UnitKind::Team {
        if !passed.insert(whole.id) {
            return Err(Fault::new("a team is a part of itself"));
        }
        let parent = whole
            .parent
            .ok_or_else(|| Fault::new("a team is a part of nothing"))?;
        whole = unit(ask, parent)
            .await?
            .ok_or_else(|| Fault::new("a team is a part of a unit that is not there"))?;
    }
    Ok(Some(Workplace {
        unit: whole.id,
        team: (whole.id != id).then_some(id),
    }))
}

/// The names of units, for lists.
pub async fn unit_names(ask: &dyn Ask, ids: &[UnitId]) -> Result<BTreeMap<UnitId, Line>, Fault> {
    let units = store::unit::by_ids(ask, ids).await?;
    Ok(units.into_iter().map(|unit| (unit.id, unit.name)).collect())
}

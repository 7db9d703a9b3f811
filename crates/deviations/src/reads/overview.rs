//! A year at a glance: how many of each kind in each month, and how it stands at each unit.

use std::collections::BTreeMap;

use kernel::{Date, Fault, UnitId};
use store::Ask;

use crate::{
    model::DeviationKind,
    store::measured::{Counted, told},
};

/// How it stands at a unit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct UnitCount {
    /// All that was told.
    pub(crate) all: i64,
    /// Wrongs, and clear risks of one.
    pub(crate) wrongs: i64,
    /// Of them serious.
    pub(crate) serious: i64,
    /// Not closed.
    pub(crate) open: i64,
}

/// A year.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Overview {
    /// How many of a kind in a month, 1 to 12.
    pub(crate) months: BTreeMap<(DeviationKind, i8), i64>,
    /// How it stands at each unit where something happened.
    pub(crate) units: BTreeMap<UnitId, UnitCount>,
}

/// What those of a unit may read that was told in some days.
pub(crate) async fn overview(
    ask: &dyn Ask,
    unit: UnitId,
    days: (Date, Date),
) -> Result<Overview, Fault> {
    let mut found = told(ask, days).await?;
    found.retain(|one| one.keeper == unit || one.committee == Some(unit));
    Ok(count(&found))
}

fn count(found: &[Counted]) -> Overview {
    let mut overview = Overview::default();
    for one in found {
        let months = &mut overview.months;
        *months.entry((one.kind, one.reported.month())).or_default() += 1;
        let at = overview.units.entry(one.unit).or_default();
        let is_wrong = one.class.is_some_and(crate::Class::is_lex_sarah);
        at.all += 1;
        at.wrongs += i64::from(is_wrong);
        at.serious += i64::from(one.is_serious);
        at.open += i64::from(one.closed.is_none());
    }
    overview
}

//! What the measures and the overview count.

use kernel::{Date, Fault, UnitId};
use store::{Ask, Row, sql};

use crate::model::{Class, DeviationId, DeviationKind};

/// What is known of a case where it is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Counted {
    /// Which.
    pub(crate) id: DeviationId,
    /// Its number.
    pub(crate) number: String,
    /// Where it happened.
    pub(crate) unit: UnitId,
    /// Who handles it.
    pub(crate) keeper: UnitId,
    /// The office of the committee that may read it.
    pub(crate) committee: Option<UnitId>,
    /// What it was judged to be.
    pub(crate) class: Option<Class>,
    /// What sort of thing.
    pub(crate) kind: DeviationKind,
    /// Whether it was judged to be serious.
    pub(crate) is_serious: bool,
    /// Whether something was done that put it right.
    pub(crate) is_remedied: bool,
    /// When it was told.
    pub(crate) reported: Date,
    /// When it was judged.
    pub(crate) triaged: Option<Date>,
    /// When it was closed.
    pub(crate) closed: Option<Date>,
}

const COLUMNS: &str = "id, number, unit_id, keeper_id, committee_id, class, kind, is_serious, is_remedied, reported_on, \
                       triaged_on, closed_on";

fn read(row: &Row) -> Result<Counted, Fault> {
    Ok(Counted {
        id: row.get("id")?,
        number: row.get("number")?,
        unit: row.get("unit_id")?,
        keeper: row.get("keeper_id")?,
        committee: row.get("committee_id")?,
        class: row.keyed_maybe("class")?,
        kind: row.keyed("kind")?,
        is_serious: row.get("is_serious")?,
        is_remedied: row.get("is_remedied")?,
        reported: row.get("reported_on")?,
        triaged: row.get("triaged_on")?,
        closed: row.get("closed_on")?,
    })
}

/// What was told in some days, both ends in them.
pub(crate) async fn told(ask: &dyn Ask, days: (Date, Date)) -> Result<Vec<Counted>, Fault> {
    all(ask, "reported_on", days).await
}

/// What was closed in some days, both ends in them.
pub(crate) async fn closed(ask: &dyn Ask, days: (Date, Date)) -> Result<Vec<Counted>, Fault> {
    all(ask, "closed_on", days).await
}

async fn all(
    ask: &dyn Ask,
    column: &'static str,
    (first, last): (Date, Date),
) -> Result<Vec<Counted>, Fault> {
    let rows = sql(format!(
        "SELECT {COLUMNS} FROM deviation_case WHERE {column} >= $1 AND {column} <= $2 ORDER BY {column}, id"
    ))
    .bind(first)
    .bind(last)
    .all(ask)
    .await?;
    rows.iter().map(read).collect()
}

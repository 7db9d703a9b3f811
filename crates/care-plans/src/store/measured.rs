//! What the measures count.

use kernel::{Date, Fault, PersonId, UnitId};
use store::{Ask, Row, sql};

use super::plan::{COLUMNS, read};
use crate::model::{CarePlan, CarePlanId, Part};

/// Plans whose last day for the first version lies in a period.
pub(crate) async fn plans_due(ask: &dyn Ask, from: Date, to: Date) -> Result<Vec<CarePlan>, Fault> {
    let text = format!(
        "SELECT {COLUMNS} FROM care_plan WHERE due_on >= $1 AND due_on <= $2 ORDER BY due_on, id"
    );
    let rows = sql(text).bind(from).bind(to).all(ask).await?;
    rows.iter().map(read).collect()
}

/// A plan whose order ran on a day, with the version that held then.
#[derive(Debug, Clone)]
pub(crate) struct Running {
    /// The plan.
    pub(crate) plan: CarePlan,
    /// The last day for looking through what held; none where nothing was agreed.
    pub(crate) review: Option<Date>,
}

/// The plans of orders that ran on a day.
pub(crate) async fn plans_running(ask: &dyn Ask, on: Date) -> Result<Vec<Running>, Fault> {
    let columns = COLUMNS
        .split(", ")
        .map(|column| format!("p.{}", column.trim()))
        .collect::<Vec<_>>()
        .join(", ");
    let text = format!(
        "SELECT {columns}, v.review_on AS held_until FROM care_plan p LEFT JOIN care_plan_version v \
         ON v.plan_id = p.id AND v.agreed_on <= $1 AND (v.left_on IS NULL OR v.left_on > $1) \
         WHERE p.ordered_on <= $1 AND (p.ended_on IS NULL OR p.ended_on > $1) \
         ORDER BY p.id"
    );
    let rows = sql(text).bind(on).all(ask).await?;
    rows.iter()
        .map(|row| {
            Ok(Running {
                plan: read(row)?,
                review: row.get("held_until")?,
            })
        })
        .collect()
}

/// An agreed version, for figures on how persons took part.
#[derive(Debug, Clone)]
pub(crate) struct MeasuredVersion {
    /// Of which plan.
    pub(crate) plan: CarePlanId,
    /// For whom.
    pub(crate) person: PersonId,
    /// The case's number.
    pub(crate) number: String,
    /// The provider.
    pub(crate) provider: UnitId,
    /// The ordering unit.
    pub(crate) unit: UnitId,
    /// The order's district.
    pub(crate) district: Option<String>,
    /// The day on which it was agreed.
    pub(crate) agreed: Date,
    /// How the person took part.
    pub(crate) part: Part,
}

/// The versions agreed in a period.
pub(crate) async fn versions_agreed(
    ask: &dyn Ask,
    from: Date,
    to: Date,
) -> Result<Vec<MeasuredVersion>, Fault> {
    let rows = sql(
        "SELECT p.id, p.person_id, p.number, p.provider_id, p.unit_id, p.district, v.agreed_on, v.part \
         FROM care_plan_version v JOIN care_plan p ON p.id = v.plan_id \
         WHERE v.agreed_on >= $1 AND v.agreed_on <= $2 ORDER BY v.agreed_on, p.id",
    )
    .bind(from)
    .bind(to)
    .all(ask)
    .await?;
    rows.iter().map(measured).collect()
}

fn measured(row: &Row) -> Result<MeasuredVersion, Fault> {
    Ok(MeasuredVersion {
        plan: row.get("id")?,
        person: row.get("person_id")?,
        number: row.get("number")?,
        provider: row.get("provider_id")?,
        unit: row.get("unit_id")?,
        district: row.get("district")?,
        agreed: row.get("agreed_on")?,
        part: row.keyed("part")?,
    })
}

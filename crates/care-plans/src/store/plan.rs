//! Plans in the store.

use cases::{CaseNumber, OrderId};
use kernel::{Change, Fault, PersonId, Problem};
use organisation::DistrictCode;
use store::{Ask, Row, Tx, sql};

use crate::model::{CarePlan, CarePlanId};

pub(super) const COLUMNS: &str = "id, person_id, order_id, number, unit_id, district, provider_id, state, ordered_on, \
                                  due_on, agreed_on, standing, draft, review_on, ended_on, version";

/// The orders of some plans.
pub(crate) async fn orders_of_plans(
    ask: &dyn Ask,
    plans: &[CarePlanId],
) -> Result<Vec<(CarePlanId, OrderId)>, Fault> {
    let mut all = vec![];
    for some in plans.chunks(64) {
        let statement = sql("SELECT id, order_id FROM care_plan WHERE id");
        for row in &statement.among(some).all(ask).await? {
            all.push((row.get("id")?, row.get("order_id")?));
        }
    }
    Ok(all)
}

/// The plans of some orders.
pub(crate) async fn plans_of_orders(
    ask: &dyn Ask,
    orders: &[OrderId],
) -> Result<Vec<CarePlan>, Fault> {
    let mut all = vec![];
    for some in orders.chunks(64) {
        let rows = sql(format!("SELECT {COLUMNS} FROM care_plan WHERE order_id")).among(some);
        for row in &rows.all(ask).await? {
            all.push(read(row)?);
        }
    }
    Ok(all)
}

pub(super) fn read(row: &Row) -> Result<CarePlan, Fault> {
    let number: String = row.get("number")?;
    let district: Option<String> = row.get("district")?;
    Ok(CarePlan {
        id: row.get("id")?,
        person: row.get("person_id")?,
        order: row.get("order_id")?,
        number: CaseNumber::parse(&number)
            .ok_or_else(|| Fault::new("column number is not a case's number"))?,
        unit: row.get("unit_id")?,
        district: district
            .map(|code| {
                DistrictCode::parse(&code).map_err(|e| Fault::from_source("column district", e))
            })
            .transpose()?,
        provider: row.get("provider_id")?,
        state: row.keyed("state")?,
        ordered: row.get("ordered_on")?,
        due: row.get("due_on")?,
        agreed: row.get("agreed_on")?,
        standing: row.get("standing")?,
        draft: row.get("draft")?,
        review: row.get("review_on")?,
        ended: row.get("ended_on")?,
        version: row.get("version")?,
    })
}

/// Puts in a new plan.
pub(crate) async fn plan_insert(tx: &Tx, plan: &CarePlan) -> Result<(), Fault> {
    sql(format!(
        "INSERT INTO care_plan ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)"
    ))
    .bind(plan.id)
    .bind(plan.person)
    .bind(plan.order)
    .bind(plan.number.as_str())
    .bind(plan.unit)
    .bind(plan.district.as_ref().map(DistrictCode::as_str))
    .bind(plan.provider)
    .bind(plan.state.key())
    .bind(plan.ordered)
    .bind(plan.due)
    .bind(plan.agreed)
    .bind(plan.standing)
    .bind(plan.draft)
    .bind(plan.review)
    .bind(plan.ended)
    .run(tx)
    .await?;
    Ok(())
}

/// Saves a plan that was read as `plan.version`; somebody else's change in between is told.
pub(crate) async fn plan_save(tx: &Tx, plan: &CarePlan) -> Result<(), Problem> {
    let touched = sql(
        "UPDATE care_plan SET state = $1, agreed_on = $2, standing = $3, draft = $4, review_on = $5, ended_on = $6, \
         version = version + 1 WHERE id = $7 AND version = $8",
    )
    .bind(plan.state.key())
    .bind(plan.agreed)
    .bind(plan.standing)
    .bind(plan.draft)
    .bind(plan.review)
    .bind(plan.ended)
    .bind(plan.id)
    .bind(plan.version)
    .run(tx)
    .await?;
    if touched == 1 {
        return Ok(());
    }
    let now = plan_by_id(tx, plan.person, plan.id)
        .await?
        .ok_or(Problem::NotFound)?;
    Err(Problem::Changed(Change {
        version: now.version,
        kind: "care-plan",
        id: now.id.uuid(),
    }))
}

/// One plan of a person. The person is part of the question, so that an address that pairs a plan with another
/// person finds nothing.
pub(crate) async fn plan_by_id(
    ask: &dyn Ask,
    person: PersonId,
    id: CarePlanId,
) -> Result<Option<CarePlan>, Fault> {
    let text = format!("SELECT {COLUMNS} FROM care_plan WHERE id = $1 AND person_id = $2");
    let row = sql(text).bind(id).bind(person).one(ask).await?;
    row.as_ref().map(read).transpose()
}

/// The plan of an order, if one is wanted.
pub(crate) async fn plan_by_order(
    ask: &dyn Ask,
    order: OrderId,
) -> Result<Option<CarePlan>, Fault> {
    let text = format!("SELECT {COLUMNS} FROM care_plan WHERE order_id = $1");
    let row = sql(text).bind(order).one(ask).await?;
    row.as_ref().map(read).transpose()
}

/// The plans of a person, those of the latest orders first.
pub(crate) async fn plan_list_of_person(
    ask: &dyn Ask,
    person: PersonId,
) -> Result<Vec<CarePlan>, Fault> {
    let text = format!(
        "SELECT {COLUMNS} FROM care_plan WHERE person_id = $1 ORDER BY ordered_on DESC, id DESC"
    );
    let rows = sql(text).bind(person).all(ask).await?;
    rows.iter().map(read).collect()
}

/// Plans that hold, in the order of their ids, after one of them.
pub(crate) async fn plan_list_standing(
    ask: &dyn Ask,
    after: Option<CarePlanId>,
    most: i64,
) -> Result<Vec<CarePlan>, Fault> {
    let after = after.unwrap_or(CarePlanId::from_uuid(uuid::Uuid::nil()));
    let text = format!(
        "SELECT {COLUMNS} FROM care_plan WHERE id > $1 AND state = 'standing' ORDER BY id LIMIT $2"
    );
    let rows = sql(text).bind(after).bind(most).all(ask).await?;
    rows.iter().map(read).collect()
}

/// All plans, in the order of their ids, after one of them.
pub(crate) async fn plan_list_all(
    ask: &dyn Ask,
    after: Option<CarePlanId>,
    most: i64,
) -> Result<Vec<CarePlan>, Fault> {
    let after = after.unwrap_or(CarePlanId::from_uuid(uuid::Uuid::nil()));
    let text = format!("SELECT {COLUMNS} FROM care_plan WHERE id > $1 ORDER BY id LIMIT $2");
    let rows = sql(text).bind(after).bind(most).all(ask).await?;
    rows.iter().map(read).collect()
}

/// Some plans.
pub(crate) async fn plans_by_ids(
    ask: &dyn Ask,
    ids: &[CarePlanId],
) -> Result<Vec<CarePlan>, Fault> {
    let mut all = vec![];
    for some in ids.chunks(64) {
        let rows = sql(format!("SELECT {COLUMNS} FROM care_plan WHERE id")).among(some);
        for row in &rows.all(ask).await? {
            all.push(read(row)?);
        }
    }
    Ok(all)
}

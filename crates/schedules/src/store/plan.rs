//! Until which day plans are laid out.

use care_plans::CarePlanId;
use kernel::{Date, Fault, PersonId, UnitId};
use store::{Ask, Row, Tx, sql};

/// How far a plan is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LaidPlan {
    pub(crate) plan: CarePlanId,
    pub(crate) person: PersonId,
    pub(crate) provider: UnitId,
    /// By which version of the plan.
    pub(crate) number: i64,
    pub(crate) until: Date,
    /// Nothing more is laid out.
    pub(crate) has_ended: bool,
}

fn read(row: &Row) -> Result<LaidPlan, Fault> {
    Ok(LaidPlan {
        plan: row.get("plan_id")?,
        person: row.get("person_id")?,
        provider: row.get("provider_id")?,
        number: row.get("number")?,
        until: row.get("laid_until")?,
        has_ended: row.get("ended")?,
    })
}

/// Notes how far a plan is laid out.
pub(crate) async fn plan_note(tx: &Tx, laid: &LaidPlan) -> Result<(), Fault> {
    sql(
        "INSERT INTO schedule_plan (plan_id, person_id, provider_id, number, laid_until, ended) \
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (plan_id) DO UPDATE SET number = $4, laid_until = $5, ended = $6",
    )
    .bind(laid.plan)
    .bind(laid.person)
    .bind(laid.provider)
    .bind(laid.number)
    .bind(laid.until)
    .bind(laid.has_ended)
    .run(tx)
    .await?;
    Ok(())
}

/// How far a plan is laid out, if it ever was.
pub(crate) async fn plan_laid(ask: &dyn Ask, plan: CarePlanId) -> Result<Option<LaidPlan>, Fault> {
    let row = sql("SELECT plan_id, person_id, provider_id, number, laid_until, ended FROM schedule_plan WHERE plan_id = $1")
        .bind(plan)
        .one(ask)
        .await?;
    row.as_ref().map(read).transpose()
}

/// Which of some plans were ever laid out.
pub(crate) async fn plans_known(
    ask: &dyn Ask,
    plans: &[CarePlanId],
) -> Result<Vec<CarePlanId>, Fault> {
    let mut known = vec![];
    for some in plans.chunks(64) {
        let statement = sql("SELECT plan_id FROM schedule_plan WHERE plan_id");
        for row in &statement.among(some).all(ask).await? {
            known.push(row.get("plan_id")?);
        }
    }
    Ok(known)
}

/// Plans that are not laid out until a day, those that reach least far first.
pub(crate) async fn plans_behind(
    ask: &dyn Ask,
    until: Date,
    most: i64,
) -> Result<Vec<LaidPlan>, Fault> {
    let rows = sql(
        "SELECT plan_id, person_id, provider_id, number, laid_until, ended FROM schedule_plan \
         WHERE ended = FALSE AND laid_until < $1 ORDER BY laid_until, plan_id LIMIT $2",
    )
    .bind(until)
    .bind(most)
    .all(ask)
    .await?;
    rows.iter().map(read).collect()
}

/// The plans of a person that are laid out.
pub(crate) async fn plans_of(ask: &dyn Ask, person: PersonId) -> Result<Vec<LaidPlan>, Fault> {
    let rows = sql(
        "SELECT plan_id, person_id, provider_id, number, laid_until, ended FROM schedule_plan \
         WHERE person_id = $1 AND ended = FALSE ORDER BY plan_id",
    )
    .bind(person)
    .all(ask)
    .await?;
    rows.iter().map(read).collect()
}

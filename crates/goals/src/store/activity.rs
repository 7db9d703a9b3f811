//! What is done for indicators, as it is kept.

use kernel::Fault;
use store::{Ask, Row, Tx, sql};

use crate::model::{Activity, ActivityId, ChainId, IndicatorId};

const ACTIVITY: &str = "SELECT a.id, a.indicator_id, a.what, a.responsible, a.until_day, a.state, a.version \
     FROM goal_activity a";

fn activity(row: &Row) -> Result<Activity, Fault> {
    Ok(Activity {
        id: row.get("id")?,
        indicator: row.get("indicator_id")?,
        what: row.get("what")?,
        responsible: row.get("responsible")?,
        until: row.get("until_day")?,
        state: row.keyed("state")?,
        version: row.get("version")?,
    })
}

/// The activities of an indicator, the nearest first.
pub(crate) async fn activities_of(
    ask: &dyn Ask,
    indicator: IndicatorId,
) -> Result<Vec<Activity>, Fault> {
    let order = "ORDER BY a.until_day, a.id";
    let rows = sql(format!("{ACTIVITY} WHERE a.indicator_id = $1 {order}"))
        .bind(indicator)
        .all(ask)
        .await?;
    rows.iter().map(activity).collect()
}

/// The activities of all indicators of a chain.
pub(crate) async fn activities_of_chain(
    ask: &dyn Ask,
    chain: ChainId,
) -> Result<Vec<Activity>, Fault> {
    let rows = sql(format!(
        "{ACTIVITY} JOIN goal_indicator i ON i.id = a.indicator_id JOIN goal_goal g ON g.id = i.goal_id \
         WHERE g.chain_id = $1 ORDER BY a.until_day, a.id"
    ))
    .bind(chain)
    .all(ask)
    .await?;
    rows.iter().map(activity).collect()
}

/// An activity.
pub(crate) async fn activity_by_id(
    ask: &dyn Ask,
    id: ActivityId,
) -> Result<Option<Activity>, Fault> {
    let row = sql(format!("{ACTIVITY} WHERE a.id = $1"))
        .bind(id)
        .one(ask)
        .await?;
    row.as_ref().map(activity).transpose()
}

/// An activity as it is now.
pub(crate) async fn activity_save(tx: &Tx, activity: &Activity) -> Result<(), Fault> {
    sql(
        "INSERT INTO goal_activity (id, indicator_id, what, responsible, until_day, state, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO UPDATE SET what = excluded.what, \
         responsible = excluded.responsible, until_day = excluded.until_day, state = excluded.state, \
         version = excluded.version",
    )
    .bind(activity.id)
    .bind(activity.indicator)
    .bind(activity.what.as_str())
    .bind(activity.responsible.as_str())
    .bind(activity.until)
    .bind(activity.state.key())
    .bind(activity.version)
    .run(tx)
    .await?;
    Ok(())
}

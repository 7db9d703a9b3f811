//! What is done for indicators, as it is kept.

use jiff::tz::TimeZone;
use kernel::{Date, Fault, Timestamp};
use store::{Ask, Row, Tx, sql};

use crate::model::{Activity, ActivityId, ChainId, IndicatorId};

const ACTIVITY: &str = "SELECT a.id, a.indicator_id, a.what, a.responsible, a.until_day, a.state, a.since_day, \
     a.version \
     FROM goal_activity a";

fn activity(row: &Row) -> Result<Activity, Fault> {
    let id: ActivityId = row.get("id")?;
    let since: Option<Date> = row.get("since_day")?;
    Ok(Activity {
        id,
        indicator: row.get("indicator_id")?,
        what: row.get("what")?,
        responsible: row.get("responsible")?,
        until: row.get("until_day")?,
        state: row.keyed("state")?,
        since: since.or_else(|| born(id)),
        version: row.get("version")?,
    })
}

/// The day on which an id was made, which is in the id. It may be off by the hours between the municipality's midnight
/// and the one of ids.
fn born(id: ActivityId) -> Option<Date> {
    let (seconds, _) = id.uuid().get_timestamp()?.to_unix();
    let at = Timestamp::from_second(i64::try_from(seconds).ok()?).ok()?;
    Some(at.to_zoned(TimeZone::UTC).date())
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
        "INSERT INTO goal_activity (id, indicator_id, what, responsible, until_day, state, since_day, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO UPDATE SET what = excluded.what, \
         responsible = excluded.responsible, until_day = excluded.until_day, state = excluded.state, \
         since_day = excluded.since_day, version = excluded.version",
    )
    .bind(activity.id)
    .bind(activity.indicator)
    .bind(activity.what.as_str())
    .bind(activity.responsible.as_str())
    .bind(activity.until)
    .bind(activity.state.key())
    .bind(activity.since)
    .bind(activity.version)
    .run(tx)
    .await?;
    Ok(())
}

//! Chains and their goals.

use kernel::{Fault, Line};
use store::{Ask, Row, Tx, sql};

use crate::model::{Chain, ChainId, Goal, GoalId};

fn chain(row: &Row) -> Result<Chain, Fault> {
    let year: i64 = row.get("year")?;
    Ok(Chain {
        id: row.get("id")?,
        committee: row.get("committee")?,
        year: i16::try_from(year).map_err(|e| Fault::from_source("the year of a chain", e))?,
    })
}

/// All chains, the latest year first.
pub(crate) async fn chain_list(ask: &dyn Ask) -> Result<Vec<Chain>, Fault> {
    let rows = sql("SELECT id, committee, year FROM goal_chain ORDER BY year DESC, committee, id")
        .all(ask)
        .await?;
    rows.iter().map(chain).collect()
}

/// A chain.
pub(crate) async fn chain_by_id(ask: &dyn Ask, id: ChainId) -> Result<Option<Chain>, Fault> {
    let row = sql("SELECT id, committee, year FROM goal_chain WHERE id = $1")
        .bind(id)
        .one(ask)
        .await?;
    row.as_ref().map(chain).transpose()
}

/// The chain of a committee and a year.
pub(crate) async fn chain_of(
    ask: &dyn Ask,
    committee: &Line,
    year: i16,
) -> Result<Option<Chain>, Fault> {
    let row = sql("SELECT id, committee, year FROM goal_chain WHERE committee = $1 AND year = $2")
        .bind(committee.as_str())
        .bind(i64::from(year))
        .one(ask)
        .await?;
    row.as_ref().map(chain).transpose()
}

/// A new chain.
pub(crate) async fn chain_add(tx: &Tx, chain: &Chain) -> Result<(), Fault> {
    sql("INSERT INTO goal_chain (id, committee, year) VALUES ($1, $2, $3)")
        .bind(chain.id)
        .bind(chain.committee.as_str())
        .bind(i64::from(chain.year))
        .run(tx)
        .await?;
    Ok(())
}

const GOAL: &str =
    "SELECT id, chain_id, place, area, title, committee_goal, version FROM goal_goal";

fn goal(row: &Row) -> Result<Goal, Fault> {
    Ok(Goal {
        id: row.get("id")?,
        chain: row.get("chain_id")?,
        position: row.get("place")?,
        area: row.keyed("area")?,
        title: row.get("title")?,
        committee_goal: row.get("committee_goal")?,
        version: row.get("version")?,
    })
}

/// The goals of a chain, in their order.
pub(crate) async fn goals_of(ask: &dyn Ask, chain: ChainId) -> Result<Vec<Goal>, Fault> {
    let rows = sql(format!("{GOAL} WHERE chain_id = $1 ORDER BY place, id"))
        .bind(chain)
        .all(ask)
        .await?;
    rows.iter().map(goal).collect()
}

/// A goal.
pub(crate) async fn goal_by_id(ask: &dyn Ask, id: GoalId) -> Result<Option<Goal>, Fault> {
    let row = sql(format!("{GOAL} WHERE id = $1"))
        .bind(id)
        .one(ask)
        .await?;
    row.as_ref().map(goal).transpose()
}

/// A goal as it is now.
pub(crate) async fn goal_save(tx: &Tx, goal: &Goal) -> Result<(), Fault> {
    sql(
        "INSERT INTO goal_goal (id, chain_id, place, area, title, committee_goal, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO UPDATE SET place = excluded.place, \
         area = excluded.area, title = excluded.title, committee_goal = excluded.committee_goal, \
         version = excluded.version",
    )
    .bind(goal.id)
    .bind(goal.chain)
    .bind(goal.position)
    .bind(goal.area.key())
    .bind(goal.title.as_str())
    .bind(goal.committee_goal.clone())
    .bind(goal.version)
    .run(tx)
    .await?;
    Ok(())
}

/// Takes away a goal.
pub(crate) async fn goal_remove(tx: &Tx, goal: GoalId) -> Result<(), Fault> {
    sql("DELETE FROM goal_goal WHERE id = $1")
        .bind(goal)
        .run(tx)
        .await?;
    Ok(())
}

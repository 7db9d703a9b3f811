//! Indicators and their targets.

use std::collections::BTreeMap;

use kernel::Fault;
use store::{Ask, Row, Tx, sql};

use crate::model::{Binding, ChainId, GoalId, Indicator, IndicatorId, Only, Over, Targets};

const INDICATOR: &str = "SELECT i.id, i.goal_id, i.place, i.name, i.scale, i.method, i.aim, i.better, i.baseline, \
     i.baseline_year, i.source, i.responsible_id, i.measure, i.only_by, i.only_group, i.over_by, i.over_least, \
     i.version FROM goal_indicator i";

fn year(number: i64) -> Result<i16, Fault> {
    i16::try_from(number).map_err(|e| Fault::from_source("a year of an indicator", e))
}

fn binding(row: &Row) -> Result<Option<Binding>, Fault> {
    let Some(measure) = row.get("measure")? else {
        return Ok(None);
    };
    let group: Option<String> = row.get("only_group")?;
    let over = row.keyed_maybe("over_by")?;
    let least = row.keyed_maybe("over_least")?;
    let only = row.keyed_maybe("only_by")?.zip(group);
    Ok(Some(Binding {
        measure,
        only: only.and_then(|(by, groups)| Only::parse(by, &groups)),
        over: over.zip(least).map(|(by, least)| Over { by, least }),
    }))
}

fn indicator(row: &Row, targets: Targets) -> Result<Indicator, Fault> {
    let baseline_year: Option<i64> = row.get("baseline_year")?;
    Ok(Indicator {
        id: row.get("id")?,
        goal: row.get("goal_id")?,
        position: row.get("place")?,
        name: row.get("name")?,
        scale: row.keyed("scale")?,
        method: row.keyed("method")?,
        aim: row.keyed("aim")?,
        better: row.keyed("better")?,
        baseline: row.keyed_maybe("baseline")?,
        baseline_year: baseline_year.map(year).transpose()?,
        source: row.get("source")?,
        responsible: row.get("responsible_id")?,
        binding: binding(row)?,
        targets,
        version: row.get("version")?,
    })
}

fn targets(rows: &[Row]) -> Result<BTreeMap<IndicatorId, Targets>, Fault> {
    let mut found: BTreeMap<IndicatorId, Targets> = BTreeMap::new();
    for row in rows {
        let of = found.entry(row.get("indicator_id")?).or_default();
        of.insert(year(row.get("year")?)?, row.keyed("value")?);
    }
    Ok(found)
}

/// All indicators of a chain, in the order of their goals and places.
pub(crate) async fn indicators_of_chain(
    ask: &dyn Ask,
    chain: ChainId,
) -> Result<Vec<Indicator>, Fault> {
    let of = "JOIN goal_goal g ON g.id = i.goal_id WHERE g.chain_id = $1";
    let rows = sql(format!(
        "{INDICATOR} {of} ORDER BY g.place, g.id, i.place, i.id"
    ))
    .bind(chain)
    .all(ask)
    .await?;
    let targeted = sql(
        "SELECT t.indicator_id, t.year, t.value FROM goal_target t JOIN goal_indicator i ON i.id = t.indicator_id \
         JOIN goal_goal g ON g.id = i.goal_id WHERE g.chain_id = $1",
    )
    .bind(chain)
    .all(ask)
    .await?;
    let mut targets = targets(&targeted)?;
    let of = |row: &Row| {
        let own = targets.remove(&row.get("id")?).unwrap_or_default();
        indicator(row, own)
    };
    rows.iter().map(of).collect()
}

/// How many indicators a goal has.
pub(crate) async fn indicators_under(ask: &dyn Ask, goal: GoalId) -> Result<i64, Fault> {
    let row = sql("SELECT COUNT(*) AS n FROM goal_indicator WHERE goal_id = $1")
        .bind(goal)
        .one(ask)
        .await?;
    row.map_or(Ok(0), |row| row.get("n"))
}

/// An indicator.
pub(crate) async fn indicator_by_id(
    ask: &dyn Ask,
    id: IndicatorId,
) -> Result<Option<Indicator>, Fault> {
    let row = sql(format!("{INDICATOR} WHERE i.id = $1"))
        .bind(id)
        .one(ask)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let rows = sql("SELECT indicator_id, year, value FROM goal_target WHERE indicator_id = $1")
        .bind(id)
        .all(ask)
        .await?;
    let own = targets(&rows)?.remove(&id).unwrap_or_default();
    indicator(&row, own).map(Some)
}

/// An indicator with its targets as they are now.
pub(crate) async fn indicator_save(tx: &Tx, indicator: &Indicator) -> Result<(), Fault> {
    let binding = indicator.binding.as_ref();
    let only = binding.and_then(|binding| binding.only.as_ref());
    let over = binding.and_then(|binding| binding.over);
    sql(
        "INSERT INTO goal_indicator (id, goal_id, place, name, scale, method, aim, better, baseline, baseline_year, \
         source, responsible_id, measure, only_by, only_group, over_by, over_least, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) \
         ON CONFLICT (id) DO UPDATE SET place = excluded.place, name = excluded.name, scale = excluded.scale, \
         method = excluded.method, aim = excluded.aim, better = excluded.better, baseline = excluded.baseline, \
         baseline_year = excluded.baseline_year, source = excluded.source, responsible_id = excluded.responsible_id, \
         measure = excluded.measure, only_by = excluded.only_by, only_group = excluded.only_group, \
         over_by = excluded.over_by, over_least = excluded.over_least, version = excluded.version",
    )
    .bind(indicator.id)
    .bind(indicator.goal)
    .bind(indicator.position)
    .bind(indicator.name.as_str())
    .bind(indicator.scale.key())
    .bind(indicator.method.key())
    .bind(indicator.aim.key())
    .bind(indicator.better.key())
    .bind(indicator.baseline.map(|value| value.to_string()))
    .bind(indicator.baseline_year.map(i64::from))
    .bind(indicator.source.as_str())
    .bind(indicator.responsible)
    .bind(binding.map(|binding| binding.measure.clone()))
    .bind(only.map(|only| only.by.key().to_owned()))
    .bind(only.map(ToString::to_string))
    .bind(over.map(|over| over.by.key().to_owned()))
    .bind(over.map(|over| over.least.to_string()))
    .bind(indicator.version)
    .run(tx)
    .await?;
    targets_save(tx, indicator).await
}

/// Says that an indicator's baseline is the last value of another, or no longer is.
pub(crate) async fn indicator_follow(
    tx: &Tx,
    indicator: IndicatorId,
    follows: Option<IndicatorId>,
) -> Result<(), Fault> {
    sql("UPDATE goal_indicator SET follows_id = $2 WHERE id = $1")
        .bind(indicator)
        .bind(follows)
        .run(tx)
        .await?;
    Ok(())
}

/// The indicators whose baseline is the last value of this one, each with the year that it is for.
pub(crate) async fn followers(
    ask: &dyn Ask,
    of: IndicatorId,
) -> Result<Vec<(IndicatorId, i16)>, Fault> {
    let rows = sql(
        "SELECT i.id, c.year FROM goal_indicator i JOIN goal_goal g ON g.id = i.goal_id \
         JOIN goal_chain c ON c.id = g.chain_id WHERE i.follows_id = $1 ORDER BY i.id",
    )
    .bind(of)
    .all(ask)
    .await?;
    rows.iter()
        .map(|row| Ok((row.get("id")?, year(row.get("year")?)?)))
        .collect()
}

async fn targets_save(tx: &Tx, indicator: &Indicator) -> Result<(), Fault> {
    sql("DELETE FROM goal_target WHERE indicator_id = $1")
        .bind(indicator.id)
        .run(tx)
        .await?;
    for (year, value) in &indicator.targets {
        sql("INSERT INTO goal_target (indicator_id, year, value) VALUES ($1, $2, $3)")
            .bind(indicator.id)
            .bind(i64::from(*year))
            .bind(value.to_string())
            .run(tx)
            .await?;
    }
    Ok(())
}

/// Takes away an indicator that nobody has a value of.
pub(crate) async fn indicator_remove(tx: &Tx, id: IndicatorId) -> Result<(), Fault> {
    for text in [
        "DELETE FROM goal_target WHERE indicator_id = $1",
        "DELETE FROM goal_activity WHERE indicator_id = $1",
        "DELETE FROM goal_indicator WHERE id = $1",
    ] {
        sql(text).bind(id).run(tx).await?;
    }
    Ok(())
}

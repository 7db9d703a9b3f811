//! Values that indicators had; only ever added to.

use kernel::{Date, Fault};
use store::{Ask, Row, Tx, sql};

use crate::model::{Behind, ChainId, IndicatorId, NewReading, Past, Reading};

const READING: &str = "SELECT r.id, r.indicator_id, r.on_day, r.value, r.way, r.preliminary, r.note, r.numerator, \
     r.denominator, r.measure_version, r.binding, r.by_user, r.at FROM goal_reading r";

/// That a value `l` is one of its indicator `i` as that is bound now: what was measured by another binding is another
/// figure. The key of the binding is that of [`crate::Binding::key`]; an indicator without one has none.
const OF_BINDING: &str = "(l.way <> 'measured' OR COALESCE(l.binding, i.unmarked_binding) = i.measure || '|' || \
     COALESCE(i.only_by, '') || '|' || COALESCE(i.over_by, '') || '|' || COALESCE(i.over_least, '') || '|' || \
     COALESCE(i.only_group, ''))";

fn reading(row: &Row) -> Result<Reading, Fault> {
    let (numerator, denominator): (Option<i64>, Option<i64>) =
        (row.get("numerator")?, row.get("denominator")?);
    let version: Option<i64> = row.get("measure_version")?;
    let version = version
        .map(u32::try_from)
        .transpose()
        .map_err(|e| Fault::from_source("the version of a measure", e))?;
    let behind = numerator.zip(denominator).zip(version);
    let behind = behind.map(|((numerator, denominator), version)| Behind {
        numerator,
        denominator,
        version,
    });
    let told = NewReading {
        indicator: row.get("indicator_id")?,
        day: row.get("on_day")?,
        value: row.keyed("value")?,
        way: row.keyed("way")?,
        is_preliminary: row.get("preliminary")?,
        note: row.get("note")?,
        behind,
        binding: row.get("binding")?,
    };
    Ok(Reading {
        id: row.get("id")?,
        told,
        by: row.get("by_user")?,
        at: row.get("at")?,
    })
}

/// The values of an indicator, in the order of the days for which they hold.
pub(crate) async fn readings_of(
    ask: &dyn Ask,
    indicator: IndicatorId,
) -> Result<Vec<Reading>, Fault> {
    let order = "ORDER BY r.on_day, r.at, r.id";
    let rows = sql(format!("{READING} WHERE r.indicator_id = $1 {order}"))
        .bind(indicator)
        .all(ask)
        .await?;
    rows.iter().map(reading).collect()
}

/// The same, without those that were measured by another binding than the present.
pub(crate) async fn readings_of_binding(
    ask: &dyn Ask,
    indicator: IndicatorId,
) -> Result<Vec<Reading>, Fault> {
    let rows = sql(format!(
        "SELECT l.id, l.indicator_id, l.on_day, l.value, l.way, l.preliminary, l.note, l.numerator, l.denominator, \
         l.measure_version, l.binding, l.by_user, l.at FROM goal_reading l JOIN goal_indicator i \
         ON i.id = l.indicator_id WHERE l.indicator_id = $1 AND {OF_BINDING} ORDER BY l.on_day, l.at, l.id"
    ))
    .bind(indicator)
    .all(ask)
    .await?;
    rows.iter().map(reading).collect()
}

/// The last value that each indicator of a chain, as it is bound now, has for a day between two.
pub(crate) async fn readings_last(
    ask: &dyn Ask,
    chain: ChainId,
    (from, to): (Date, Date),
) -> Result<Vec<Reading>, Fault> {
    let rows = sql(format!(
        "{READING} JOIN goal_indicator i ON i.id = r.indicator_id JOIN goal_goal g ON g.id = i.goal_id \
         WHERE g.chain_id = $1 AND r.id = (SELECT l.id FROM goal_reading l WHERE l.indicator_id = r.indicator_id \
         AND l.on_day >= $2 AND l.on_day <= $3 AND {OF_BINDING} ORDER BY l.on_day DESC, l.at DESC, l.id DESC LIMIT 1)"
    ))
    .bind(chain)
    .bind(from)
    .bind(to)
    .all(ask)
    .await?;
    rows.iter().map(reading).collect()
}

/// A value that an indicator had on a day.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Had {
    pub(crate) past: Past,
    /// How many it was counted from, where a measure of persons and not of groups said so.
    pub(crate) of: Option<i64>,
}

/// The values that the indicators of a chain, as they are bound now, have had for days between two, in their order. What
/// was preliminary is not among them.
pub(crate) async fn values_between(
    ask: &dyn Ask,
    chain: ChainId,
    (from, to): (Date, Date),
) -> Result<Vec<(IndicatorId, Had)>, Fault> {
    let rows = sql(format!(
        "SELECT l.indicator_id, l.on_day, l.value, CASE WHEN i.over_by IS NULL THEN l.denominator END AS counted_of \
         FROM goal_goal g JOIN goal_indicator i ON i.goal_id = g.id JOIN goal_reading l ON l.indicator_id = i.id \
         WHERE g.chain_id = $1 AND l.on_day >= $2 AND l.on_day <= $3 AND l.preliminary = $4 AND {OF_BINDING} \
         ORDER BY l.on_day, l.at, l.id"
    ))
    .bind(chain)
    .bind(from)
    .bind(to)
    .bind(false)
    .all(ask)
    .await?;
    let read = |row: &Row| {
        let had = Had {
            past: Past {
                day: row.get("on_day")?,
                value: row.keyed("value")?,
            },
            of: row.get("counted_of")?,
        };
        Ok((row.get("indicator_id")?, had))
    };
    rows.iter().map(read).collect()
}

/// A value that was handed in.
pub(crate) async fn reading_add(tx: &Tx, reading: &Reading) -> Result<(), Fault> {
    let told = &reading.told;
    sql(
        "INSERT INTO goal_reading (id, indicator_id, on_day, value, way, preliminary, note, numerator, denominator, \
         measure_version, binding, by_user, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )
    .bind(reading.id)
    .bind(told.indicator)
    .bind(told.day)
    .bind(told.value.to_string())
    .bind(told.way.key())
    .bind(told.is_preliminary)
    .bind(told.note.clone())
    .bind(told.behind.map(|behind| behind.numerator))
    .bind(told.behind.map(|behind| behind.denominator))
    .bind(told.behind.map(|behind| i64::from(behind.version)))
    .bind(told.binding.clone())
    .bind(reading.by)
    .bind(reading.at)
    .run(tx)
    .await?;
    Ok(())
}

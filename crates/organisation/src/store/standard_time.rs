//! Tables of standard times as rows.

use std::collections::BTreeMap;

use ::store::{Ask, Row, Statement, Tx, sql};
use kernel::{Call, Date, Fault, Minutes};

use crate::model::{
    Circumstance, Effect, Frequency, ServiceCode, StandardTable, StandardTime, TaskCode,
};

/// Which tasks of a table are read.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Wanted<'a> {
    All,
    Only(&'a [TaskCode]),
}

impl Wanted<'_> {
    /// Adds the condition, if there is one, and the order.
    fn narrow(self, statement: Statement, order: &str) -> Statement {
        let statement = match self {
            Self::All => statement,
            Self::Only(tasks) => {
                let codes: Vec<&str> = tasks.iter().map(TaskCode::as_str).collect();
                statement.push(" AND task").among(&codes)
            }
        };
        statement.push(order)
    }
}

/// The table that holds on a day.
pub(crate) async fn on(
    ask: &dyn Ask,
    day: Date,
    wanted: Wanted<'_>,
) -> Result<Option<StandardTable>, Fault> {
    let text = "SELECT valid_from, source, example FROM organisation_standard_table WHERE valid_from <= $1 \
                ORDER BY valid_from DESC LIMIT 1";
    let row = sql(text).bind(day).one(ask).await?;
    match row {
        Some(row) => with_tasks(ask, &row, wanted).await.map(Some),
        None => Ok(None),
    }
}

/// The services that the table of a day has times for.
pub(crate) async fn services(ask: &dyn Ask, day: Date) -> Result<Vec<ServiceCode>, Fault> {
    let text = "SELECT DISTINCT service FROM organisation_standard_time WHERE valid_from = \
                (SELECT MAX(valid_from) FROM organisation_standard_table WHERE valid_from <= $1) ORDER BY service";
    let rows = sql(text).bind(day).all(ask).await?;
    rows.iter().map(|row| row.keyed("service")).collect()
}

/// All tables without their tasks, the newest first.
pub(crate) async fn tables(ask: &dyn Ask) -> Result<Vec<StandardTable>, Fault> {
    let text = "SELECT valid_from, source, example FROM organisation_standard_table ORDER BY valid_from DESC";
    let rows = sql(text).all(ask).await?;
    rows.iter().map(head).collect()
}

fn head(row: &Row) -> Result<StandardTable, Fault> {
    Ok(StandardTable {
        valid_from: row.get("valid_from")?,
        source: row.get("source")?,
        example: row.get("example")?,
        tasks: vec![],
    })
}

async fn with_tasks(ask: &dyn Ask, row: &Row, wanted: Wanted<'_>) -> Result<StandardTable, Fault> {
    let mut table = head(row)?;
    let mut circumstances = circumstances(ask, table.valid_from, wanted).await?;
    let text = "SELECT task, name_sv, name_en, service, life_area, minutes, times, per \
                FROM organisation_standard_time WHERE valid_from = $1";
    let statement = wanted.narrow(sql(text).bind(table.valid_from), " ORDER BY position");
    for row in statement.all(ask).await? {
        let task: TaskCode = row.keyed("task")?;
        table.tasks.push(StandardTime {
            circumstances: circumstances.remove(&task).unwrap_or_default(),
            task,
            name_sv: row.get("name_sv")?,
            name_en: row.get("name_en")?,
            service: row.keyed("service")?,
            life_area: row.keyed("life_area")?,
            minutes: row.get("minutes")?,
            usual: Frequency {
                times: row.get("times")?,
                per: row.keyed("per")?,
            },
        });
    }
    Ok(table)
}

type Circumstances = BTreeMap<TaskCode, Vec<(Circumstance, Effect)>>;

async fn circumstances(
    ask: &dyn Ask,
    valid_from: Date,
    wanted: Wanted<'_>,
) -> Result<Circumstances, Fault> {
    let text = "SELECT task, circumstance, added_minutes, percent FROM organisation_standard_circumstance \
                WHERE valid_from = $1";
    let mut all = Circumstances::new();
    let statement = wanted.narrow(sql(text).bind(valid_from), "");
    for row in statement.all(ask).await? {
        let effect = match (
            row.get::<Option<Minutes>>("added_minutes")?,
            row.get::<Option<i64>>("percent")?,
        ) {
            (Some(minutes), None) => Effect::Added(minutes),
            (None, Some(percent)) => Effect::Percent(percent),
            (Some(_), Some(_)) | (None, None) => {
                return Err(Fault::new(
                    "columns added_minutes, percent: not exactly one",
                ));
            }
        };
        all.entry(row.keyed("task")?)
            .or_default()
            .push((row.keyed("circumstance")?, effect));
    }
    for effects in all.values_mut() {
        effects.sort_by_key(|(circumstance, _effect)| *circumstance);
    }
    Ok(all)
}

pub(crate) async fn add(tx: &Tx, call: &Call, table: &StandardTable) -> Result<(), Fault> {
    sql("INSERT INTO organisation_standard_table (valid_from, source, example, at) VALUES ($1, $2, $3, $4)")
        .bind(table.valid_from)
        .bind(table.source.as_str())
        .bind(table.example)
        .bind(call.now)
        .run(tx)
        .await?;
    for (task, position) in table.tasks.iter().zip(0_i64..) {
        add_task(tx, table.valid_from, task, position).await?;
    }
    Ok(())
}

async fn add_task(
    tx: &Tx,
    valid_from: Date,
    task: &StandardTime,
    position: i64,
) -> Result<(), Fault> {
    sql(
        "INSERT INTO organisation_standard_time (valid_from, task, position, name_sv, name_en, service, life_area, \
         minutes, times, per) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(valid_from)
    .bind(task.task.as_str())
    .bind(position)
    .bind(task.name_sv.as_str())
    .bind(task.name_en.as_str())
    .bind(task.service.as_str())
    .bind(task.life_area.key())
    .bind(task.minutes)
    .bind(task.usual.times)
    .bind(task.usual.per.key())
    .run(tx)
    .await?;
    for (circumstance, effect) in &task.circumstances {
        let (added, percent) = match effect {
            Effect::Added(minutes) => (Some(*minutes), None),
            Effect::Percent(percent) => (None, Some(*percent)),
        };
        sql(
            "INSERT INTO organisation_standard_circumstance (valid_from, task, circumstance, added_minutes, percent) \
             VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(valid_from)
        .bind(task.task.as_str())
        .bind(circumstance.key())
        .bind(added)
        .bind(percent)
        .run(tx)
        .await?;
    }
    Ok(())
}

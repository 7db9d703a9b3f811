//! Reports, as they were told. Only added to.

use jiff::civil::Time;
use kernel::{Fault, UserId};
use page_kit::Window;
use store::{Ask, Row, Tx, sql};
use visits::QuestionId;

use crate::model::{DeviationId, Done, Happened, NewReport, Report};

const COLUMNS: &str = "id, unit_id, keeper_id, office_id, is_private, is_outside, is_of_manager, person_id, happened_on, \
                       happened_minute, kind, harm, words, at_once, question_id, told_at, told_on, told_by, told_name, \
                       told_unit, said_at";

fn read(row: &Row) -> Result<Report, Fault> {
    let minute: Option<i64> = row.get("happened_minute")?;
    Ok(Report {
        id: row.get("id")?,
        told: NewReport {
            unit: row.get("unit_id")?,
            person: row.get("person_id")?,
            happened: Happened {
                on: row.get("happened_on")?,
                at: minute.map(time).transpose()?,
            },
            kind: row.keyed("kind")?,
            harm: row.keyed("harm")?,
            words: row.get("words")?,
            at_once: row.get("at_once")?,
            is_of_manager: row.get("is_of_manager")?,
            question: row.get("question_id")?,
        },
        keeper: row.get("keeper_id")?,
        office: row.get("office_id")?,
        is_private: row.get("is_private")?,
        is_outside: row.get("is_outside")?,
        by: Done {
            at: row.get("told_at")?,
            on: row.get("told_on")?,
            by: row.get("told_by")?,
            name: row.get("told_name")?,
            unit: row.get("told_unit")?,
        },
        said: row.get("said_at")?,
    })
}

fn time(minute: i64) -> Result<Time, Fault> {
    let part = |part: i64| i8::try_from(part).map_err(|e| Fault::from_source("a time of day", e));
    Time::new(
        part(minute.div_euclid(60))?,
        part(minute.rem_euclid(60))?,
        0,
        0,
    )
    .map_err(|e| Fault::from_source("a time of day", e))
}

/// Puts in a report.
pub(crate) async fn report_insert(tx: &Tx, report: &Report) -> Result<(), Fault> {
    let told = &report.told;
    let minute = told.happened.at;
    let minute = minute.map(|at| i64::from(at.hour()) * 60 + i64::from(at.minute()));
    sql(format!(
        "INSERT INTO deviation_report ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, \
         $15, $16, $17, $18, $19, $20, $21)"
    ))
    .bind(report.id)
    .bind(told.unit)
    .bind(report.keeper)
    .bind(report.office)
    .bind(report.is_private)
    .bind(report.is_outside)
    .bind(told.is_of_manager)
    .bind(told.person)
    .bind(told.happened.on)
    .bind(minute)
    .bind(told.kind.key())
    .bind(told.harm.key())
    .bind(told.words.clone())
    .bind(told.at_once.clone())
    .bind(told.question)
    .bind(report.by.at)
    .bind(report.by.on)
    .bind(report.by.by)
    .bind(report.by.name.as_str())
    .bind(report.by.unit)
    .bind(report.said)
    .run(tx)
    .await?;
    Ok(())
}

/// A report.
pub(crate) async fn report_by_id(ask: &dyn Ask, id: DeviationId) -> Result<Option<Report>, Fault> {
    let row = sql(format!(
        "SELECT {COLUMNS} FROM deviation_report WHERE id = $1"
    ))
    .bind(id)
    .one(ask)
    .await?;
    row.as_ref().map(read).transpose()
}

/// The deviation that a question of a visit was told as.
pub(crate) async fn of_question(
    ask: &dyn Ask,
    question: QuestionId,
) -> Result<Option<DeviationId>, Fault> {
    let row = sql("SELECT id FROM deviation_report WHERE question_id = $1 ORDER BY id LIMIT 1")
        .bind(question)
        .one(ask)
        .await?;
    row.map(|row| row.get("id")).transpose()
}

/// What somebody has told, the latest first, and how much there is.
pub(crate) async fn reports_by(
    ask: &dyn Ask,
    user: UserId,
    window: Window,
) -> Result<(Vec<Report>, i64), Fault> {
    let rows = sql(format!(
        "SELECT {COLUMNS} FROM deviation_report WHERE told_by = $1 ORDER BY told_at DESC, id DESC LIMIT $2 OFFSET $3"
    ))
    .bind(user)
    .bind(window.limit)
    .bind(window.offset)
    .all(ask)
    .await?;
    let count = sql("SELECT COUNT(*) AS n FROM deviation_report WHERE told_by = $1")
        .bind(user)
        .one(ask)
        .await?;
    let count = count.map_or(Ok(0), |row| row.get("n"))?;
    Ok((rows.iter().map(read).collect::<Result<_, _>>()?, count))
}

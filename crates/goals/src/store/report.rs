//! Reports, what is said in them, and what the committee saw.

use std::collections::BTreeMap;

use kernel::{Fault, Prose, Timestamp, UserId};
use store::{Ask, Row, Tx, sql};
use uuid::Uuid;

use crate::model::{ChainId, Frozen, Handled, Report, ReportId};

const REPORT: &str = "SELECT id, chain_id, kind, as_of, due, handled_on, paragraph, frozen_by, frozen_at, frozen, \
     version FROM goal_report";

fn report(row: &Row) -> Result<Report, Fault> {
    let text: Option<String> = row.get("frozen")?;
    let frozen = match text {
        None => None,
        Some(text) => Some(Frozen {
            handled: Handled {
                on: row.get("handled_on")?,
                paragraph: row.get("paragraph")?,
            },
            by: row.get("frozen_by")?,
            at: row.get("frozen_at")?,
            standing: serde_json::from_str(&text)
                .map_err(|e| Fault::from_source("what a committee saw", e))?,
        }),
    };
    Ok(Report {
        id: row.get("id")?,
        chain: row.get("chain_id")?,
        kind: row.keyed("kind")?,
        as_of: row.get("as_of")?,
        due: row.get("due")?,
        frozen,
        version: row.get("version")?,
    })
}

/// The reports on a chain, the latest first.
pub(crate) async fn reports_of(ask: &dyn Ask, chain: ChainId) -> Result<Vec<Report>, Fault> {
    let rows = sql(format!(
        "{REPORT} WHERE chain_id = $1 ORDER BY as_of DESC, id DESC"
    ))
    .bind(chain)
    .all(ask)
    .await?;
    rows.iter().map(report).collect()
}

/// All that committees have seen, the latest first.
pub(crate) async fn reports_frozen(ask: &dyn Ask) -> Result<Vec<Report>, Fault> {
    let rows = sql(format!(
        "{REPORT} WHERE frozen IS NOT NULL ORDER BY as_of DESC, id DESC"
    ))
    .all(ask)
    .await?;
    rows.iter().map(report).collect()
}

/// A report.
pub(crate) async fn report_by_id(ask: &dyn Ask, id: ReportId) -> Result<Option<Report>, Fault> {
    let row = sql(format!("{REPORT} WHERE id = $1"))
        .bind(id)
        .one(ask)
        .await?;
    row.as_ref().map(report).transpose()
}

/// A new report.
pub(crate) async fn report_add(tx: &Tx, report: &Report) -> Result<(), Fault> {
    sql(
        "INSERT INTO goal_report (id, chain_id, kind, as_of, due, version) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(report.id)
    .bind(report.chain)
    .bind(report.kind.key())
    .bind(report.as_of)
    .bind(report.due)
    .bind(report.version)
    .run(tx)
    .await?;
    Ok(())
}

/// A report that is written has changed.
pub(crate) async fn report_raise(tx: &Tx, report: ReportId, version: i64) -> Result<(), Fault> {
    sql("UPDATE goal_report SET version = $2 WHERE id = $1")
        .bind(report)
        .bind(version)
        .run(tx)
        .await?;
    Ok(())
}

/// Keeps what the committee saw.
pub(crate) async fn report_freeze(
    tx: &Tx,
    report: ReportId,
    (frozen, version): (&Frozen, i64),
) -> Result<(), Fault> {
    let seen = serde_json::to_string(&frozen.standing)
        .map_err(|e| Fault::from_source("what a committee saw", e))?;
    sql(
        "UPDATE goal_report SET handled_on = $2, paragraph = $3, frozen_by = $4, frozen_at = $5, frozen = $6, \
         version = $7 WHERE id = $1",
    )
    .bind(report)
    .bind(frozen.handled.on)
    .bind(frozen.handled.paragraph.as_str())
    .bind(frozen.by)
    .bind(frozen.at)
    .bind(seen)
    .bind(version)
    .run(tx)
    .await?;
    Ok(())
}

/// What is said in a report, by the goal or the indicator that it is about, with the version to change it by.
pub(crate) async fn words_of(
    ask: &dyn Ask,
    report: ReportId,
) -> Result<BTreeMap<Uuid, (Prose, i64)>, Fault> {
    let rows = sql("SELECT about_id, words, version FROM goal_word WHERE report_id = $1")
        .bind(report)
        .all(ask)
        .await?;
    rows.iter()
        .map(|row| {
            Ok((
                row.get("about_id")?,
                (row.get("words")?, row.get("version")?),
            ))
        })
        .collect()
}

/// What is said in a report of something.
#[derive(Debug)]
pub(crate) struct Said<'w> {
    /// In which report.
    pub(crate) report: ReportId,
    /// Of which goal or indicator.
    pub(crate) about: Uuid,
    /// The words.
    pub(crate) words: &'w Prose,
    /// In which version.
    pub(crate) version: i64,
}

/// Keeps what is said.
pub(crate) async fn words_save(
    tx: &Tx,
    said: Said<'_>,
    (by, at): (UserId, Timestamp),
) -> Result<(), Fault> {
    sql(
        "INSERT INTO goal_word (report_id, about_id, words, by_user, at, version) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (report_id, about_id) DO UPDATE SET words = excluded.words, by_user = excluded.by_user, \
         at = excluded.at, version = excluded.version",
    )
    .bind(said.report)
    .bind(said.about)
    .bind(said.words.as_str())
    .bind(by)
    .bind(at)
    .bind(said.version)
    .run(tx)
    .await?;
    Ok(())
}

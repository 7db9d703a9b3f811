//! Reports, as they came.

use kernel::{Fault, UserId};
use schedules::VisitId;
use store::{Ask, Row, Tx, sql};

use crate::model::{Correction, KnownVisit, NotMade, Report};

const COLUMNS: &str = "id, visit_id, user_id, by_user, kind, said_at, received_at, proof, tasks, not_made, words, corrects, why";

fn read(row: &Row) -> Result<Report, Fault> {
    let tasks: Option<String> = row.get("tasks")?;
    let tasks = tasks.map_or_else(|| Ok(vec![]), |tasks| serde_json::from_str(&tasks));
    let of: Option<crate::ReportId> = row.get("corrects")?;
    let why: Option<kernel::Line> = row.get("why")?;
    Ok(Report {
        id: row.get("id")?,
        visit: row.get("visit_id")?,
        user: row.get("user_id")?,
        by: row.get("by_user")?,
        kind: row.keyed("kind")?,
        said: row.get("said_at")?,
        received: row.get("received_at")?,
        proof: row.keyed("proof")?,
        tasks: tasks.map_err(|e| Fault::from_source("the tasks of a report", e))?,
        not_made: row.keyed_maybe("not_made")?,
        words: row.get("words")?,
        correction: of.zip(why).map(|(of, why)| Correction { of, why }),
    })
}

/// Puts in a report.
pub(crate) async fn report_insert(
    tx: &Tx,
    visit: &KnownVisit,
    report: &Report,
) -> Result<(), Fault> {
    let tasks = (!report.tasks.is_empty())
        .then(|| serde_json::to_string(&report.tasks))
        .transpose()
        .map_err(|e| Fault::from_source("the tasks of a report", e))?;
    let correction = report.correction.as_ref();
    sql(format!(
        "INSERT INTO visit_report ({COLUMNS}, person_id, provider_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, \
         $11, $12, $13, $14, $15)"
    ))
    .bind(report.id)
    .bind(report.visit)
    .bind(report.user)
    .bind(report.by)
    .bind(report.kind.key())
    .bind(report.said)
    .bind(report.received)
    .bind(report.proof.key())
    .bind(tasks)
    .bind(report.not_made.map(NotMade::key))
    .bind(report.words.clone())
    .bind(correction.map(|correction| correction.of))
    .bind(correction.map(|correction| correction.why.clone()))
    .bind(visit.person)
    .bind(visit.provider)
    .run(tx)
    .await?;
    Ok(())
}

/// The reports of one who made a visit, in the order in which they came.
pub(crate) async fn reports_by(
    ask: &dyn Ask,
    visit: VisitId,
    user: UserId,
) -> Result<Vec<Report>, Fault> {
    let rows = sql(format!(
        "SELECT {COLUMNS} FROM visit_report WHERE visit_id = $1 AND user_id = $2 ORDER BY received_at, id"
    ))
    .bind(visit)
    .bind(user)
    .all(ask)
    .await?;
    rows.iter().map(read).collect()
}

/// The same of a visit that is known, and whether the person's home has ever had a lock: where it has none, nobody needs
/// to ask what locks have noted.
pub(crate) async fn reports_and_lock(
    ask: &dyn Ask,
    visit: &KnownVisit,
    user: UserId,
) -> Result<(Vec<Report>, bool), Fault> {
    let rows = sql(format!(
        "SELECT {COLUMNS}, EXISTS (SELECT 1 FROM visit_lock l WHERE l.person_id = $3) AS has_lock FROM visit_report \
         WHERE visit_id = $1 AND user_id = $2 ORDER BY received_at, id"
    ))
    .bind(visit.id)
    .bind(user)
    .bind(visit.person)
    .all(ask)
    .await?;
    let has_lock = rows.first().map(|row| row.get("has_lock")).transpose()?;
    let reports: Result<_, Fault> = rows.iter().map(read).collect();
    Ok((reports?, has_lock.unwrap_or(false)))
}

/// The reports of all who made a visit, in the order in which they came.
pub(crate) async fn reports_of(ask: &dyn Ask, visit: VisitId) -> Result<Vec<Report>, Fault> {
    let rows = sql(format!(
        "SELECT {COLUMNS} FROM visit_report WHERE visit_id = $1 ORDER BY received_at, id"
    ))
    .bind(visit)
    .all(ask)
    .await?;
    rows.iter().map(read).collect()
}

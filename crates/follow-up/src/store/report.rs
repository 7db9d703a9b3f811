//! Reports in the store. A draft is written over; what is signed is not touched.

use std::collections::BTreeMap;

use kernel::Fault;
use store::{Ask, Row, Tx, sql};

use crate::model::{Finding, FollowUpId, GoalResult, Outcome, Report, ReportText, Signed};

fn read(row: &Row) -> Result<Report, Fault> {
    let signed = match (row.get("signed_at")?, row.get("signed_by")?) {
        (Some(at), Some(by)) => Some(Signed { at, by }),
        (None, None) => None,
        (_, _) => return Err(Fault::new("the signature of a follow-up is not whole")),
    };
    Ok(Report {
        follow_up: row.get("follow_up_id")?,
        number: row.get("number")?,
        text: ReportText {
            held: row.get("held_on")?,
            part: row.keyed_maybe("part")?,
            part_note: row.get("part_note")?,
            took_part: row.get("took_part")?,
            own_words: row.get("own_words")?,
            needs: row.get("needs")?,
        },
        findings: vec![],
        correction: row.get("correction")?,
        signed,
    })
}

fn read_finding(row: &Row) -> Result<Finding, Fault> {
    Ok(Finding {
        decision: row.get("decision_id")?,
        result: row.keyed_maybe("result")?,
        words: row.get("words")?,
        outcome: row.keyed_maybe("outcome")?,
        change: row.get("change")?,
        next: row.get("next_on")?,
    })
}

/// Puts in a draft.
pub(crate) async fn report_insert(tx: &Tx, report: &Report) -> Result<(), Fault> {
    sql("INSERT INTO follow_up_report (follow_up_id, number, correction) VALUES ($1, $2, $3)")
        .bind(report.follow_up)
        .bind(report.number)
        .bind(report.correction.clone())
        .run(tx)
        .await?;
    report_write(tx, report).await
}

/// Writes a draft over.
pub(crate) async fn report_write(tx: &Tx, report: &Report) -> Result<(), Fault> {
    let text = &report.text;
    let written = sql(
        "UPDATE follow_up_report SET held_on = $1, part = $2, part_note = $3, took_part = $4, own_words = $5, \
         needs = $6 WHERE follow_up_id = $7 AND number = $8 AND signed_at IS NULL",
    )
    .bind(text.held)
    .bind(text.part.map(care_plans::Part::key))
    .bind(text.part_note.clone())
    .bind(text.took_part.clone())
    .bind(text.own_words.clone())
    .bind(text.needs.clone())
    .bind(report.follow_up)
    .bind(report.number)
    .run(tx)
    .await?;
    if written == 0 {
        return Err(Fault::new("a signed follow-up was to be written over"));
    }
    sql("DELETE FROM follow_up_finding WHERE follow_up_id = $1 AND number = $2")
        .bind(report.follow_up)
        .bind(report.number)
        .run(tx)
        .await?;
    for finding in &report.findings {
        finding_insert(tx, report, finding).await?;
    }
    Ok(())
}

async fn finding_insert(tx: &Tx, report: &Report, finding: &Finding) -> Result<(), Fault> {
    sql(
        "INSERT INTO follow_up_finding (follow_up_id, number, decision_id, result, words, outcome, change, next_on) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(report.follow_up)
    .bind(report.number)
    .bind(finding.decision)
    .bind(finding.result.map(GoalResult::key))
    .bind(finding.words.clone())
    .bind(finding.outcome.map(Outcome::key))
    .bind(finding.change.clone())
    .bind(finding.next)
    .run(tx)
    .await?;
    Ok(())
}

/// Notes that a draft was signed.
pub(crate) async fn report_sign(tx: &Tx, report: &Report, signed: Signed) -> Result<(), Fault> {
    let done = sql(
        "UPDATE follow_up_report SET signed_at = $1, signed_by = $2 \
         WHERE follow_up_id = $3 AND number = $4 AND signed_at IS NULL",
    )
    .bind(signed.at)
    .bind(signed.by)
    .bind(report.follow_up)
    .bind(report.number)
    .run(tx)
    .await?;
    if done == 1 {
        Ok(())
    } else {
        Err(Fault::new("a follow-up was to be signed twice"))
    }
}

/// Throws a draft away.
pub(crate) async fn report_drop(tx: &Tx, id: FollowUpId, number: i64) -> Result<(), Fault> {
    let dropped = sql(
        "DELETE FROM follow_up_report WHERE follow_up_id = $1 AND number = $2 AND signed_at IS NULL",
    )
    .bind(id)
    .bind(number)
    .run(tx)
    .await?;
    if dropped == 0 {
        return Ok(());
    }
    sql("DELETE FROM follow_up_finding WHERE follow_up_id = $1 AND number = $2")
        .bind(id)
        .bind(number)
        .run(tx)
        .await?;
    Ok(())
}

/// The reports of a follow-up, the latest first.
pub(crate) async fn report_list(ask: &dyn Ask, id: FollowUpId) -> Result<Vec<Report>, Fault> {
    let rows = sql(
        "SELECT follow_up_id, number, held_on, part, part_note, took_part, own_words, needs, correction, signed_at, \
         signed_by FROM follow_up_report WHERE follow_up_id = $1 ORDER BY number DESC",
    )
    .bind(id)
    .all(ask)
    .await?;
    let mut reports = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let rows = sql(
        "SELECT number, decision_id, result, words, outcome, change, next_on FROM follow_up_finding \
         WHERE follow_up_id = $1 ORDER BY number, decision_id",
    )
    .bind(id)
    .all(ask)
    .await?;
    let mut findings: BTreeMap<i64, Vec<Finding>> = BTreeMap::new();
    for row in &rows {
        findings
            .entry(row.get("number")?)
            .or_default()
            .push(read_finding(row)?);
    }
    for report in &mut reports {
        report.findings = findings.remove(&report.number).unwrap_or_default();
    }
    Ok(reports)
}

/// A report of a follow-up.
pub(crate) async fn report_by_number(
    ask: &dyn Ask,
    id: FollowUpId,
    number: i64,
) -> Result<Option<Report>, Fault> {
    let all = report_list(ask, id).await?;
    Ok(all.into_iter().find(|report| report.number == number))
}

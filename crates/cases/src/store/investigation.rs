//! Investigations in the store.

use kernel::{Change, Fault, Line, Problem, Prose, Timestamp};
use store::{Ask, Row, Tx, sql};

use crate::model::{CaseId, Conclusion, Investigation, Plan, Waiver};

const COLUMNS: &str = "id, case_id, person_id, opened_at, sign, interpreter, language, steps, own_words, participation, \
                       state, assessment, waiver_ground, waiver_reason, concluded_at, concluded_by, version";

fn read(row: &Row) -> Result<Investigation, Fault> {
    Ok(Investigation {
        id: row.get("id")?,
        case: row.get("case_id")?,
        person: row.get("person_id")?,
        opened: row.get("opened_at")?,
        sign: row.get("sign")?,
        interpreter: row.keyed("interpreter")?,
        plan: Plan {
            steps: row.get("steps")?,
            own_words: row.get("own_words")?,
            participation: row.get("participation")?,
            language: row.get("language")?,
        },
        state: row.keyed("state")?,
        conclusion: conclusion(row)?,
        version: row.get("version")?,
    })
}

fn conclusion(row: &Row) -> Result<Option<Conclusion>, Fault> {
    let Some(at) = row.get::<Option<Timestamp>>("concluded_at")? else {
        return Ok(None);
    };
    let Some(assessment) = row.get::<Option<Prose>>("assessment")? else {
        return Ok(None);
    };
    let ground: Option<Line> = row.get("waiver_ground")?;
    let reason: Option<Prose> = row.get("waiver_reason")?;
    let waiver = ground
        .zip(reason)
        .map(|(ground, reason)| Waiver { ground, reason });
    Ok(Some(Conclusion {
        assessment,
        waiver,
        at,
        by: row.get("concluded_by")?,
    }))
}

/// Puts in a new investigation.
pub(crate) async fn investigation_insert(tx: &Tx, new: &Investigation) -> Result<(), Fault> {
    sql("INSERT INTO case_investigation (id, case_id, person_id, opened_at, sign, interpreter, language, steps, \
         own_words, participation, state, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)")
        .bind(new.id)
        .bind(new.case)
        .bind(new.person)
        .bind(new.opened)
        .bind(new.sign.clone())
        .bind(new.interpreter.key())
        .bind(new.plan.language.clone())
        .bind(new.plan.steps.clone())
        .bind(new.plan.own_words.clone())
        .bind(new.plan.participation.clone())
        .bind(new.state.key())
        .run(tx)
        .await?;
    Ok(())
}

/// Saves an investigation that was read as `investigation.version`.
pub(crate) async fn investigation_save(
    tx: &Tx,
    investigation: &Investigation,
) -> Result<(), Problem> {
    let end = investigation.conclusion.as_ref();
    let waiver = end.and_then(|end| end.waiver.as_ref());
    let touched = sql("UPDATE case_investigation SET interpreter = $1, language = $2, steps = $3, own_words = $4, \
                       participation = $5, state = $6, assessment = $7, waiver_ground = $8, waiver_reason = $9, \
                       concluded_at = $10, concluded_by = $11, version = version + 1 WHERE id = $12 AND version = $13")
        .bind(investigation.interpreter.key())
        .bind(investigation.plan.language.clone())
        .bind(investigation.plan.steps.clone())
        .bind(investigation.plan.own_words.clone())
        .bind(investigation.plan.participation.clone())
        .bind(investigation.state.key())
        .bind(end.map(|end| end.assessment.clone()))
        .bind(waiver.map(|waiver| waiver.ground.clone()))
        .bind(waiver.map(|waiver| waiver.reason.clone()))
        .bind(end.map(|end| end.at))
        .bind(end.map(|end| end.by))
        .bind(investigation.id)
        .bind(investigation.version)
        .run(tx)
        .await?;
    if touched == 1 {
        return Ok(());
    }
    let now = investigation_of_case(tx, investigation.case)
        .await?
        .ok_or(Problem::NotFound)?;
    Err(Problem::Changed(Change {
        version: now.version,
        kind: "investigation",
        id: investigation.id.uuid(),
    }))
}

/// The investigation of a case.
pub(crate) async fn investigation_of_case(
    ask: &dyn Ask,
    case: CaseId,
) -> Result<Option<Investigation>, Fault> {
    let text = format!("SELECT {COLUMNS} FROM case_investigation WHERE case_id = $1");
    let row = sql(text).bind(case).one(ask).await?;
    row.as_ref().map(read).transpose()
}

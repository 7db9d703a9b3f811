//! Decisions in the store.

use kernel::{Change, Date, Fault, Period, PersonId, Problem, Prose};
use organisation::ServiceCode;
use store::{Ask, Row, Tx, sql};

use crate::model::{CaseId, Contents, DecidedBy, Decision, DecisionId, Ending, LssGroup};

pub(super) const COLUMNS: &str = "id, case_id, person_id, unit_id, service, regime, lss_group, outcome, what, reasons, goal, \
                       took_part, asked_on, decided_on, decided_by, delegation, scheme_from, from_on, to_on, follow_up_on, \
                       state, replaces_id, executed_on, interrupted_on, ended_on, end_reason, version";

pub(super) fn read(row: &Row) -> Result<Decision, Fault> {
    let period = match row.get::<Option<Date>>("from_on")? {
        Some(from) => Some(
            Period::new(from, row.get("to_on")?)
                .map_err(|e| Fault::from_source("the period of a decision", e))?,
        ),
        None => None,
    };
    let ended: Option<Date> = row.get("ended_on")?;
    let reason: Option<Prose> = row.get("end_reason")?;
    let service: String = row.get("service")?;
    Ok(Decision {
        id: row.get("id")?,
        case: row.get("case_id")?,
        person: row.get("person_id")?,
        unit: row.get("unit_id")?,
        service: ServiceCode::parse(&service)
            .map_err(|e| Fault::from_source("column service", e))?,
        regime: row.keyed("regime")?,
        group: row.keyed_maybe("lss_group")?,
        outcome: row.keyed("outcome")?,
        contents: Contents {
            what: row.get("what")?,
            reasons: row.get("reasons")?,
            goal: row.get("goal")?,
            took_part: row.get("took_part")?,
        },
        asked: row.get("asked_on")?,
        decided: row.get("decided_on")?,
        by: DecidedBy {
            user: row.get("decided_by")?,
            delegation: row.get("delegation")?,
            scheme: row.get("scheme_from")?,
        },
        period,
        follow_up: row.get("follow_up_on")?,
        state: row.keyed("state")?,
        replaces: row.get("replaces_id")?,
        executed: row.get("executed_on")?,
        interrupted: row.get("interrupted_on")?,
        ending: ended.zip(reason).map(|(on, reason)| Ending { on, reason }),
        version: row.get("version")?,
    })
}

/// Puts in a new decision.
pub(crate) async fn decision_insert(tx: &Tx, new: &Decision) -> Result<(), Fault> {
    sql("INSERT INTO case_decision (id, case_id, person_id, unit_id, service, regime, lss_group, outcome, what, \
         reasons, goal, took_part, asked_on, decided_on, decided_by, delegation, from_on, to_on, follow_up_on, state, \
         replaces_id, executed_on, scheme_from, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, \
         $15, $16, $17, $18, $19, $20, $21, $22, $23, 1)")
        .bind(new.id)
        .bind(new.case)
        .bind(new.person)
        .bind(new.unit)
        .bind(new.service.as_str())
        .bind(new.regime.key())
        .bind(new.group.map(LssGroup::key))
        .bind(new.outcome.key())
        .bind(new.contents.what.clone())
        .bind(new.contents.reasons.clone())
        .bind(new.contents.goal.clone())
        .bind(new.contents.took_part.clone())
        .bind(new.asked)
        .bind(new.decided)
        .bind(new.by.user)
        .bind(new.by.delegation.clone())
        .bind(new.period.map(Period::from))
        .bind(new.period.and_then(Period::to))
        .bind(new.follow_up)
        .bind(new.state.key())
        .bind(new.replaces)
        .bind(new.executed)
        .bind(new.by.scheme)
        .run(tx)
        .await?;
    Ok(())
}

/// Saves what became of a decision that was read as `decision.version`. What was decided is never changed.
pub(crate) async fn decision_save(tx: &Tx, decision: &Decision) -> Result<(), Problem> {
    let ending = decision.ending.as_ref();
    let touched = sql(
        "UPDATE case_decision SET follow_up_on = $1, state = $2, executed_on = $3, interrupted_on = $4, \
         ended_on = $5, end_reason = $6, version = version + 1 WHERE id = $7 AND version = $8",
    )
    .bind(decision.follow_up)
    .bind(decision.state.key())
    .bind(decision.executed)
    .bind(decision.interrupted)
    .bind(ending.map(|e| e.on))
    .bind(ending.map(|e| e.reason.clone()))
    .bind(decision.id)
    .bind(decision.version)
    .run(tx)
    .await?;
    if touched == 1 {
        return Ok(());
    }
    let now = decision_by_id(tx, decision.person, decision.id)
        .await?
        .ok_or(Problem::NotFound)?;
    Err(Problem::Changed(Change {
        version: now.version,
        kind: "decision",
        id: decision.id.uuid(),
    }))
}

/// One decision about a person. The person is part of the question, so that an address that pairs it with another
/// person finds nothing.
pub(crate) async fn decision_by_id(
    ask: &dyn Ask,
    person: PersonId,
    id: DecisionId,
) -> Result<Option<Decision>, Fault> {
    let text = format!("SELECT {COLUMNS} FROM case_decision WHERE id = $1 AND person_id = $2");
    let row = sql(text).bind(id).bind(person).one(ask).await?;
    row.as_ref().map(read).transpose()
}

/// The decisions of a case, oldest first.
pub(crate) async fn decision_list_of_case(
    ask: &dyn Ask,
    case: CaseId,
) -> Result<Vec<Decision>, Fault> {
    let text =
        format!("SELECT {COLUMNS} FROM case_decision WHERE case_id = $1 ORDER BY decided_on, id");
    let rows = sql(text).bind(case).all(ask).await?;
    rows.iter().map(read).collect()
}

/// The decisions about a person, newest first.
pub(crate) async fn decision_list_of_person(
    ask: &dyn Ask,
    person: PersonId,
) -> Result<Vec<Decision>, Fault> {
    let text = format!(
        "SELECT {COLUMNS} FROM case_decision WHERE person_id = $1 ORDER BY decided_on DESC, id DESC"
    );
    let rows = sql(text).bind(person).all(ask).await?;
    rows.iter().map(read).collect()
}

/// The decisions about some persons, those of one person after each other, newest first.
pub(crate) async fn decision_list_of_persons(
    ask: &dyn Ask,
    persons: &[PersonId],
) -> Result<Vec<Decision>, Fault> {
    let mut all = vec![];
    for some in persons.chunks(64) {
        let rows = sql(format!(
            "SELECT {COLUMNS} FROM case_decision WHERE person_id"
        ))
        .among(some)
        .push(" ORDER BY person_id, decided_on DESC, id DESC");
        for row in &rows.all(ask).await? {
            all.push(read(row)?);
        }
    }
    Ok(all)
}

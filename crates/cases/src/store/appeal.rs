//! Appeals in the store.

use access::{Need, Resource, Visible};
use kernel::{Call, Change, Date, Fault, Line, PersonId, Problem, Prose, UserId};
use page_kit::Window;
use store::{Ask, Row, Tx, sql};

use crate::model::{
    Appeal, AppealAnswer, AppealId, AppealState, Appellant, CourtAnswer, DecisionId,
};

const COLUMNS: &str = "id, decision_id, case_id, person_id, unit_id, officer_id, dismissed_id, received_on, by_name, \
                       by_authority, words, at_court_on, wrong_notice, excused, state, answered_on, answered_by, delegation, \
                       reasons, reconsidered, new_decision_id, forwarded_on, forwarded_by, judged_on, judgement, \
                       judged_number, judged_words, version";

fn read(row: &Row) -> Result<Appeal, Fault> {
    let name: Option<Line> = row.get("by_name")?;
    let authority = row.keyed_maybe("by_authority")?;
    let forwarded: Option<Date> = row.get("forwarded_on")?;
    Ok(Appeal {
        id: row.get("id")?,
        decision: row.get("decision_id")?,
        case: row.get("case_id")?,
        person: row.get("person_id")?,
        unit: row.get("unit_id")?,
        officer: row.get("officer_id")?,
        of_dismissed: row.get("dismissed_id")?,
        received: row.get("received_on")?,
        by: name
            .zip(authority)
            .map(|(name, authority)| Appellant { name, authority }),
        words: row.get("words")?,
        at_court: row.get("at_court_on")?,
        wrong_notice: row.get("wrong_notice")?,
        is_excused: row.get("excused")?,
        state: row.keyed("state")?,
        answer: answer(row)?,
        reconsidered: row.keyed_maybe("reconsidered")?,
        new_decision: row.get("new_decision_id")?,
        forwarded: forwarded.zip(row.get("forwarded_by")?),
        judged: judged(row)?,
        version: row.get("version")?,
    })
}

fn answer(row: &Row) -> Result<Option<AppealAnswer>, Fault> {
    let on: Option<Date> = row.get("answered_on")?;
    let by: Option<UserId> = row.get("answered_by")?;
    let delegation: Option<Line> = row.get("delegation")?;
    let reasons: Option<Prose> = row.get("reasons")?;
    let whole = on.zip(by).zip(delegation).zip(reasons);
    Ok(whole.map(|(((on, by), delegation), reasons)| AppealAnswer {
        on,
        by,
        delegation,
        reasons,
    }))
}

fn judged(row: &Row) -> Result<Option<CourtAnswer>, Fault> {
    let on: Option<Date> = row.get("judged_on")?;
    let number: Option<Line> = row.get("judged_number")?;
    let words: Option<Prose> = row.get("judged_words")?;
    let whole = on.zip(row.keyed_maybe("judgement")?).zip(number);
    Ok(whole.map(|((on, judgement), number)| CourtAnswer {
        on,
        judgement,
        number,
        words,
    }))
}

/// Puts in an appeal that came in.
pub(crate) async fn appeal_insert(tx: &Tx, appeal: &Appeal) -> Result<(), Fault> {
    let by = appeal.by.as_ref();
    sql("INSERT INTO case_appeal (id, decision_id, case_id, person_id, unit_id, officer_id, dismissed_id, \
         received_on, by_name, by_authority, words, at_court_on, wrong_notice, excused, state, version) VALUES ($1, $2, \
         $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)")
        .bind(appeal.id)
        .bind(appeal.decision)
        .bind(appeal.case)
        .bind(appeal.person)
        .bind(appeal.unit)
        .bind(appeal.officer)
        .bind(appeal.of_dismissed)
        .bind(appeal.received)
        .bind(by.map(|b| b.name.clone()))
        .bind(by.map(|b| b.authority.key().to_owned()))
        .bind(appeal.words.clone())
        .bind(appeal.at_court)
        .bind(appeal.wrong_notice)
        .bind(appeal.is_excused)
        .bind(appeal.state.key())
        .run(tx)
        .await?;
    Ok(())
}

/// Saves what became of an appeal that was read as `appeal.version`. What came in is never changed.
pub(crate) async fn appeal_save(tx: &Tx, appeal: &Appeal) -> Result<(), Problem> {
    let (answer, judged) = (appeal.answer.as_ref(), appeal.judged.as_ref());
    let touched = sql(
        "UPDATE case_appeal SET state = $1, answered_on = $2, answered_by = $3, delegation = $4, reasons = $5, \
         reconsidered = $6, new_decision_id = $7, forwarded_on = $8, forwarded_by = $9, judged_on = $10, \
         judgement = $11, judged_number = $12, judged_words = $13, excused = $14, \
         version = version + 1 WHERE id = $15 AND version = $16",
    )
    .bind(appeal.state.key())
    .bind(answer.map(|a| a.on))
    .bind(answer.map(|a| a.by))
    .bind(answer.map(|a| a.delegation.clone()))
    .bind(answer.map(|a| a.reasons.clone()))
    .bind(appeal.reconsidered.map(|r| r.key().to_owned()))
    .bind(appeal.new_decision)
    .bind(appeal.forwarded.map(|(on, _)| on))
    .bind(appeal.forwarded.map(|(_, by)| by))
    .bind(judged.map(|j| j.on))
    .bind(judged.map(|j| j.judgement.key().to_owned()))
    .bind(judged.map(|j| j.number.clone()))
    .bind(judged.and_then(|j| j.words.clone()))
    .bind(appeal.is_excused)
    .bind(appeal.id)
    .bind(appeal.version)
    .run(tx)
    .await?;
    if touched == 1 {
        return Ok(());
    }
    let now = appeal_by_id(tx, appeal.person, appeal.id)
        .await?
        .ok_or(Problem::NotFound)?;
    Err(Problem::Changed(Change {
        version: now.version,
        kind: "appeal",
        id: appeal.id.uuid(),
    }))
}

/// One appeal about a person.
pub(crate) async fn appeal_by_id(
    ask: &dyn Ask,
    person: PersonId,
    id: AppealId,
) -> Result<Option<Appeal>, Fault> {
    let text = format!("SELECT {COLUMNS} FROM case_appeal WHERE id = $1 AND person_id = $2");
    let row = sql(text).bind(id).bind(person).one(ask).await?;
    row.as_ref().map(read).transpose()
}

/// The appeals of a decision, oldest first.
pub(crate) async fn appeal_list_of_decision(
    ask: &dyn Ask,
    decision: DecisionId,
) -> Result<Vec<Appeal>, Fault> {
    let text = format!(
        "SELECT {COLUMNS} FROM case_appeal WHERE decision_id = $1 ORDER BY received_on, id"
    );
    let rows = sql(text).bind(decision).all(ask).await?;
    rows.iter().map(read).collect()
}

/// The appeals about a person, newest first.
pub(crate) async fn appeal_list_of_person(
    ask: &dyn Ask,
    person: PersonId,
) -> Result<Vec<Appeal>, Fault> {
    let text = format!(
        "SELECT {COLUMNS} FROM case_appeal WHERE person_id = $1 ORDER BY received_on DESC, id DESC"
    );
    let rows = sql(text).bind(person).all(ask).await?;
    rows.iter().map(read).collect()
}

/// Appeals in a state about persons whom the actor may see, and how many there are.
pub(crate) async fn appeal_list(
    ask: &dyn Ask,
    call: &Call,
    state: AppealState,
    window: Window,
) -> Result<(Vec<Appeal>, i64), Fault> {
    let order = if window.is_descending {
        "received_on DESC, id DESC"
    } else {
        "received_on, id"
    };
    let from = |what: &str| {
        let statement =
            sql(format!("SELECT {what} FROM case_appeal WHERE state = $1")).bind(state.key());
        Visible::narrow(call, &Need::see(Resource::Appeal), "person_id", statement)
    };
    let statement = from(COLUMNS)?;
    let (limit, offset) = (statement.next(), statement.next() + 1);
    let rows = statement
        .push(&format!(
            " ORDER BY {order} LIMIT ${limit} OFFSET ${offset}"
        ))
        .bind(window.limit)
        .bind(window.offset)
        .all(ask)
        .await?;
    let count = from("COUNT(*) AS n")?.one(ask).await?;
    let count = count.map_or(Ok(0), |row| row.get("n"))?;
    let appeals = rows.iter().map(read).collect::<Result<_, Fault>>()?;
    Ok((appeals, count))
}

//! Decisions that wait to be carried out, and the notes on why.

use kernel::{Call, Date, Fault, Timestamp};
use store::{Ask, Row, Tx, sql};

use super::decision;
use crate::model::{CaseId, Decision, DecisionId, DelayMatter, DelayNote};

const REASON: &str = "reason";
const OFFER: &str = "offer";

/// Favourable decisions up to a day that had not been carried out then, or were broken off, or have been carried out
/// since a day; limited to persons whose decisions the actor may see, if an actor asks. The rule decides among them.
pub(crate) async fn decisions_waiting(
    ask: &dyn Ask,
    call: Option<&Call>,
    (decided_to, executed_from): (Date, Date),
) -> Result<Vec<Decision>, Fault> {
    let text = format!(
        "SELECT {} FROM case_decision WHERE (executed_on IS NULL OR executed_on >= $1 \
         OR interrupted_on IS NOT NULL) AND decided_on <= $2 AND outcome IN ('approved', 'partly')",
        decision::COLUMNS
    );
    let statement = sql(text).bind(executed_from).bind(decided_to);
    let statement = match call {
        Some(call) => {
            let need = access::Need::see(access::Resource::Decision);
            access::Visible::narrow(call, &need, "person_id", statement)?
        }
        None => statement,
    };
    let rows = statement.push(" ORDER BY decided_on, id").all(ask).await?;
    rows.iter().map(decision::read).collect()
}

const COLUMNS: &str = "id, decision_id, person_id, on_day, kind, code, words, noted_at, noted_by";

fn read(row: &Row) -> Result<DelayNote, Fault> {
    let matter = match row.get::<String>("kind")?.as_str() {
        REASON => DelayMatter::Reason(row.keyed("code")?),
        OFFER => DelayMatter::Offer(row.keyed("code")?),
        _ => return Err(Fault::new("a note on a delay is of no kind")),
    };
    Ok(DelayNote {
        id: row.get("id")?,
        decision: row.get("decision_id")?,
        person: row.get("person_id")?,
        on: row.get("on_day")?,
        matter,
        words: row.get("words")?,
        noted: row.get("noted_at")?,
        by: row.get("noted_by")?,
    })
}

/// Puts in a new note.
pub(crate) async fn delay_note_insert(tx: &Tx, note: &DelayNote) -> Result<(), Fault> {
    let (kind, code) = match note.matter {
        DelayMatter::Reason(reason) => (REASON, reason.key()),
        DelayMatter::Offer(answer) => (OFFER, answer.key()),
    };
    sql(format!(
        "INSERT INTO case_delay_note ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    ))
    .bind(note.id)
    .bind(note.decision)
    .bind(note.person)
    .bind(note.on)
    .bind(kind)
    .bind(code)
    .bind(note.words.clone())
    .bind(note.noted)
    .bind(note.by)
    .run(tx)
    .await?;
    Ok(())
}

/// When some cases were opened, which their numbers follow from.
pub(crate) async fn case_opened(
    ask: &dyn Ask,
    cases: &[CaseId],
) -> Result<Vec<(CaseId, Timestamp)>, Fault> {
    let mut opened = Vec::new();
    for some in cases.chunks(64) {
        let statement = sql("SELECT id, opened_at FROM case_case WHERE id").among(some);
        for row in &statement.all(ask).await? {
            opened.push((row.get("id")?, row.get("opened_at")?));
        }
    }
    Ok(opened)
}

/// The notes on some decisions, oldest first.
pub(crate) async fn delay_notes(
    ask: &dyn Ask,
    decisions: &[DecisionId],
) -> Result<Vec<DelayNote>, Fault> {
    let mut notes = Vec::new();
    for some in decisions.chunks(64) {
        let text = format!("SELECT {COLUMNS} FROM case_delay_note WHERE decision_id");
        let statement = sql(text).among(some).push(" ORDER BY on_day, noted_at");
        for row in &statement.all(ask).await? {
            notes.push(read(row)?);
        }
    }
    Ok(notes)
}

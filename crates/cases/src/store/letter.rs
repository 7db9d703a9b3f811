//! Letters in the store. What was sent is put in once; only the receipt is added.

use kernel::{Change, Date, Fault, PersonId, Problem};
use store::{Ask, Row, Tx, sql};

use crate::model::{AppealId, DecisionId, Letter, LetterId, LetterText, Receipt};

const COLUMNS: &str = "id, kind, decision_id, appeal_id, person_id, sent_on, sent_by, way, text, received_on, \
                       received_how, version";

fn read(row: &Row) -> Result<Letter, Fault> {
    let text: String = row.get("text")?;
    let text: LetterText =
        serde_json::from_str(&text).map_err(|e| Fault::from_source("the text of a letter", e))?;
    let received: Option<Date> = row.get("received_on")?;
    let how = row.keyed_maybe("received_how")?;
    Ok(Letter {
        id: row.get("id")?,
        kind: row.keyed("kind")?,
        decision: row.get("decision_id")?,
        appeal: row.get("appeal_id")?,
        person: row.get("person_id")?,
        sent: row.get("sent_on")?,
        by: row.get("sent_by")?,
        way: row.keyed("way")?,
        text,
        receipt: received.zip(how).map(|(on, how)| Receipt { on, how }),
        version: row.get("version")?,
    })
}

/// Puts in a letter.
pub(crate) async fn letter_insert(tx: &Tx, letter: &Letter) -> Result<(), Fault> {
    let text = serde_json::to_string(&letter.text)
        .map_err(|e| Fault::from_source("keeping the text of a letter", e))?;
    sql("INSERT INTO case_letter (id, kind, decision_id, appeal_id, person_id, sent_on, sent_by, way, text, \
         received_on, received_how, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)")
        .bind(letter.id)
        .bind(letter.kind.key())
        .bind(letter.decision)
        .bind(letter.appeal)
        .bind(letter.person)
        .bind(letter.sent)
        .bind(letter.by)
        .bind(letter.way.key())
        .bind(text)
        .bind(letter.receipt.map(|r| r.on))
        .bind(letter.receipt.map(|r| r.how.key().to_owned()))
        .run(tx)
        .await?;
    Ok(())
}

/// Saves that the person got a letter that was read as `letter.version`.
pub(crate) async fn letter_save_receipt(tx: &Tx, letter: &Letter) -> Result<(), Problem> {
    let touched = sql(
        "UPDATE case_letter SET received_on = $1, received_how = $2, version = version + 1 WHERE id = $3 AND \
         version = $4",
    )
    .bind(letter.receipt.map(|r| r.on))
    .bind(letter.receipt.map(|r| r.how.key().to_owned()))
    .bind(letter.id)
    .bind(letter.version)
    .run(tx)
    .await?;
    if touched == 1 {
        return Ok(());
    }
    let now = letter_by_id(tx, letter.person, letter.id)
        .await?
        .ok_or(Problem::NotFound)?;
    Err(Problem::Changed(Change {
        version: now.version,
        kind: "letter",
        id: letter.id.uuid(),
    }))
}

/// One letter about a person.
pub(crate) async fn letter_by_id(
    ask: &dyn Ask,
    person: PersonId,
    id: LetterId,
) -> Result<Option<Letter>, Fault> {
    let text = format!("SELECT {COLUMNS} FROM case_letter WHERE id = $1 AND person_id = $2");
    let row = sql(text).bind(id).bind(person).one(ask).await?;
    row.as_ref().map(read).transpose()
}

/// The letters about a decision itself, oldest first.
pub(crate) async fn letter_list_of_decision(
    ask: &dyn Ask,
    decision: DecisionId,
) -> Result<Vec<Letter>, Fault> {
    let text = format!(
        "SELECT {COLUMNS} FROM case_letter WHERE decision_id = $1 AND kind = 'decision' ORDER BY sent_on, id"
    );
    let rows = sql(text).bind(decision).all(ask).await?;
    rows.iter().map(read).collect()
}

/// The letters about an appeal, oldest first.
pub(crate) async fn letter_list_of_appeal(
    ask: &dyn Ask,
    appeal: AppealId,
) -> Result<Vec<Letter>, Fault> {
    let text =
        format!("SELECT {COLUMNS} FROM case_letter WHERE appeal_id = $1 ORDER BY sent_on, id");
    let rows = sql(text).bind(appeal).all(ask).await?;
    rows.iter().map(read).collect()
}

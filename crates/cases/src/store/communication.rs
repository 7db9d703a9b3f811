//! Communications and disputes in the store.

use kernel::{Change, Date, Fault, Problem};
use store::{Ask, Row, Tx, sql};

use crate::model::{Answer, Communication, CommunicationId, Dispute, InvestigationId};

const COLUMNS: &str = "id, investigation_id, person_id, sent_on, sent_by, material, answer_by, answered_on, \
                       answered_by, answer, version";

fn read(row: &Row) -> Result<Communication, Fault> {
    let (on, by) = (
        row.get::<Option<Date>>("answered_on")?,
        row.keyed_maybe("answered_by")?,
    );
    let words = row.get("answer")?;
    Ok(Communication {
        id: row.get("id")?,
        investigation: row.get("investigation_id")?,
        person: row.get("person_id")?,
        sent: row.get("sent_on")?,
        by: row.keyed("sent_by")?,
        material: row.get("material")?,
        answer_by: row.get("answer_by")?,
        answer: on.zip(by).map(|(on, by)| Answer { on, by, words }),
        version: row.get("version")?,
    })
}

/// Puts in a new communication.
pub(crate) async fn communication_insert(tx: &Tx, new: &Communication) -> Result<(), Fault> {
    sql(
        "INSERT INTO case_communication (id, investigation_id, person_id, sent_on, sent_by, material, answer_by, \
         version) VALUES ($1, $2, $3, $4, $5, $6, $7, 1)",
    )
    .bind(new.id)
    .bind(new.investigation)
    .bind(new.person)
    .bind(new.sent)
    .bind(new.by.key())
    .bind(new.material.clone())
    .bind(new.answer_by)
    .run(tx)
    .await?;
    Ok(())
}

/// Saves the answer to a communication that was read as `communication.version`.
pub(crate) async fn communication_save(
    tx: &Tx,
    communication: &Communication,
) -> Result<(), Problem> {
    let answer = communication.answer.as_ref();
    let touched = sql(
        "UPDATE case_communication SET answered_on = $1, answered_by = $2, answer = $3, version = version + 1 \
         WHERE id = $4 AND version = $5",
    )
    .bind(answer.map(|a| a.on))
    .bind(answer.map(|a| a.by.key()))
    .bind(answer.and_then(|a| a.words.clone()))
    .bind(communication.id)
    .bind(communication.version)
    .run(tx)
    .await?;
    if touched == 1 {
        return Ok(());
    }
    let now = communication_by_id(tx, communication.id)
        .await?
        .ok_or(Problem::NotFound)?;
    Err(Problem::Changed(Change {
        version: now.version,
        kind: "communication",
        id: communication.id.uuid(),
    }))
}

/// One communication.
pub(crate) async fn communication_by_id(
    ask: &dyn Ask,
    id: CommunicationId,
) -> Result<Option<Communication>, Fault> {
    let text = format!("SELECT {COLUMNS} FROM case_communication WHERE id = $1");
    let row = sql(text).bind(id).one(ask).await?;
    row.as_ref().map(read).transpose()
}

/// The communications of an investigation, oldest first.
pub(crate) async fn communication_list(
    ask: &dyn Ask,
    investigation: InvestigationId,
) -> Result<Vec<Communication>, Fault> {
    let text = format!(
        "SELECT {COLUMNS} FROM case_communication WHERE investigation_id = $1 ORDER BY sent_on, id"
    );
    let rows = sql(text).bind(investigation).all(ask).await?;
    rows.iter().map(read).collect()
}

/// Puts in a dispute.
pub(crate) async fn dispute_insert(tx: &Tx, new: &Dispute) -> Result<(), Fault> {
    sql(
        "INSERT INTO case_dispute (id, investigation_id, person_id, said_on, about, view) \
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(new.id)
    .bind(new.investigation)
    .bind(new.person)
    .bind(new.said)
    .bind(new.about.clone())
    .bind(new.view.clone())
    .run(tx)
    .await?;
    Ok(())
}

/// What is disputed in an investigation, oldest first.
pub(crate) async fn dispute_list(
    ask: &dyn Ask,
    investigation: InvestigationId,
) -> Result<Vec<Dispute>, Fault> {
    let rows = sql(
        "SELECT id, investigation_id, person_id, said_on, about, view FROM case_dispute \
                    WHERE investigation_id = $1 ORDER BY said_on, id",
    )
    .bind(investigation)
    .all(ask)
    .await?;
    let read = |row: &Row| {
        Ok(Dispute {
            id: row.get("id")?,
            investigation: row.get("investigation_id")?,
            person: row.get("person_id")?,
            said: row.get("said_on")?,
            about: row.get("about")?,
            view: row.get("view")?,
        })
    };
    rows.iter().map(read).collect()
}

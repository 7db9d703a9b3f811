//! Handovers and their receipts. Only added to.

use kernel::{Date, Fault, PersonId, Timestamp};
use store::{Ask, Row, Tx, sql};

use crate::model::{EntryId, EntryKind, Given, Handover, HandoverId, Keeper};

const COLUMNS: &str = "id, person_id, part, unit_id, to_part, to_unit, from_on, to_on, purpose, ground, ground_note, \
                       given_at, given_by, given_name";

fn read(row: &Row) -> Result<Handover, Fault> {
    Ok(Handover {
        id: row.get("id")?,
        person: row.get("person_id")?,
        from: Keeper {
            part: row.keyed("part")?,
            unit: row.get("unit_id")?,
        },
        to: Keeper {
            part: row.keyed("to_part")?,
            unit: row.get("to_unit")?,
        },
        first: row.get("from_on")?,
        last: row.get("to_on")?,
        purpose: row.get("purpose")?,
        ground: row.keyed("ground")?,
        note: row.get("ground_note")?,
        given: Given {
            at: row.get("given_at")?,
            by: row.get("given_by")?,
            name: row.get("given_name")?,
        },
    })
}

/// Puts in a handover with its entries.
pub(crate) async fn handover_insert(
    tx: &Tx,
    handover: &Handover,
    entries: &[EntryId],
) -> Result<(), Fault> {
    sql(format!(
        "INSERT INTO record_handover ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
    ))
    .bind(handover.id)
    .bind(handover.person)
    .bind(handover.from.part.key())
    .bind(handover.from.unit)
    .bind(handover.to.part.key())
    .bind(handover.to.unit)
    .bind(handover.first)
    .bind(handover.last)
    .bind(handover.purpose.clone())
    .bind(handover.ground.key())
    .bind(handover.note.clone())
    .bind(handover.given.at)
    .bind(handover.given.by)
    .bind(handover.given.name.as_str())
    .run(tx)
    .await?;
    for entry in entries {
        entry_add(tx, handover.id, *entry, handover.given.at).await?;
    }
    Ok(())
}

async fn entry_add(
    tx: &Tx,
    handover: HandoverId,
    entry: EntryId,
    at: Timestamp,
) -> Result<(), Fault> {
    sql("INSERT INTO record_handover_entry (handover_id, entry_id, added_at) VALUES ($1, $2, $3)")
        .bind(handover)
        .bind(entry)
        .bind(at)
        .run(tx)
        .await?;
    Ok(())
}

/// Lets a correction follow the entry whose place it takes, wherever that was handed over.
pub(crate) async fn correction_follows(
    tx: &Tx,
    old: EntryId,
    new: EntryId,
    at: Timestamp,
) -> Result<(), Fault> {
    let rows = sql("SELECT handover_id FROM record_handover_entry WHERE entry_id = $1")
        .bind(old)
        .all(tx)
        .await?;
    for row in &rows {
        entry_add(tx, row.get("handover_id")?, new, at).await?;
    }
    Ok(())
}

/// Notes that it was received.
pub(crate) async fn receipt_insert(
    tx: &Tx,
    handover: HandoverId,
    receipt: &Given,
) -> Result<(), Fault> {
    sql("INSERT INTO record_receipt (handover_id, received_at, received_by, received_name) VALUES ($1, $2, $3, $4)")
        .bind(handover)
        .bind(receipt.at)
        .bind(receipt.by)
        .bind(receipt.name.as_str())
        .run(tx)
        .await?;
    Ok(())
}

/// The receipt of a handover, if there is one.
pub(crate) async fn receipt(ask: &dyn Ask, id: HandoverId) -> Result<Option<Given>, Fault> {
    let row = sql(
        "SELECT received_at, received_by, received_name FROM record_receipt WHERE handover_id = $1",
    )
    .bind(id)
    .one(ask)
    .await?;
    row.map(|row| {
        Ok(Given {
            at: row.get("received_at")?,
            by: row.get("received_by")?,
            name: row.get("received_name")?,
        })
    })
    .transpose()
}

/// One handover about a person.
pub(crate) async fn handover_by_id(
    ask: &dyn Ask,
    person: PersonId,
    id: HandoverId,
) -> Result<Option<Handover>, Fault> {
    let text = format!("SELECT {COLUMNS} FROM record_handover WHERE id = $1 AND person_id = $2");
    let row = sql(text).bind(id).bind(person).one(ask).await?;
    row.as_ref().map(read).transpose()
}

/// The handovers about a person, the latest first.
pub(crate) async fn handover_list(ask: &dyn Ask, person: PersonId) -> Result<Vec<Handover>, Fault> {
    let text = format!(
        "SELECT {COLUMNS} FROM record_handover WHERE person_id = $1 ORDER BY given_at DESC, id DESC"
    );
    let rows = sql(text).bind(person).all(ask).await?;
    rows.iter().map(read).collect()
}

/// The entries of a handover.
pub(crate) async fn handover_entries(ask: &dyn Ask, id: HandoverId) -> Result<Vec<EntryId>, Fault> {
    let rows =
        sql("SELECT entry_id FROM record_handover_entry WHERE handover_id = $1 ORDER BY entry_id")
            .bind(id)
            .all(ask)
            .await?;
    rows.iter().map(|row| row.get("entry_id")).collect()
}

/// The entries that a keeper has about a person, of some kinds, that tell of some days.
pub(crate) async fn entries_to_give(
    ask: &dyn Ask,
    (person, keeper): (PersonId, Keeper),
    (first, last): (Date, Date),
    kinds: &[EntryKind],
) -> Result<Vec<EntryId>, Fault> {
    let keys: Vec<&str> = kinds.iter().map(|kind| kind.key()).collect();
    let rows = sql(
        "SELECT id FROM record_entry WHERE person_id = $1 AND happened_on >= $2 AND happened_on <= $3 \
         AND part = $4 AND unit_id = $5 AND kind",
    )
    .bind(person)
    .bind(first)
    .bind(last)
    .bind(keeper.part.key())
    .bind(keeper.unit)
    .among(&keys)
    .push(" ORDER BY id")
    .all(ask)
    .await?;
    rows.iter().map(|row| row.get("id")).collect()
}

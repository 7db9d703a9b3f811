//! Handovers and their receipts. Only added to.

use std::collections::BTreeMap;

use kernel::{Date, Fault, PersonId, Timestamp};
use store::{Ask, Row, Tx, sql};

use super::entry;
use crate::{
    model::{Entry, EntryId, EntryKind, Given, Handover, HandoverId, Keeper, Part},
    rules::with_corrections,
};

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
    sql(
        "INSERT INTO record_handover_entry (handover_id, entry_id, added_at) \
         SELECT o.id, e.id, o.given_at FROM record_handover o, record_entry e WHERE o.id = $1 AND e.id",
    )
    .bind(handover.id)
    .among(entries)
    .run(tx)
    .await?;
    Ok(())
}

/// Adds an entry to a handover: a correction that follows what was given.
pub(crate) async fn entry_add(
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

/// The handovers in which an entry was given.
pub(crate) async fn handovers_with(
    ask: &dyn Ask,
    person: PersonId,
    entry: EntryId,
) -> Result<Vec<Handover>, Fault> {
    let text = format!(
        "SELECT {COLUMNS} FROM record_handover WHERE person_id = $1 \
         AND id IN (SELECT handover_id FROM record_handover_entry WHERE entry_id = $2) ORDER BY given_at, id"
    );
    let rows = sql(text).bind(person).bind(entry).all(ask).await?;
    rows.iter().map(read).collect()
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

/// Notes that a correction which followed later was received.
pub(crate) async fn receipt_after_insert(
    tx: &Tx,
    (handover, entry): (HandoverId, EntryId),
    receipt: &Given,
) -> Result<(), Fault> {
    sql(
        "INSERT INTO record_receipt_after (handover_id, entry_id, received_at, received_by, received_name) \
         VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(handover)
    .bind(entry)
    .bind(receipt.at)
    .bind(receipt.by)
    .bind(receipt.name.as_str())
    .run(tx)
    .await?;
    Ok(())
}

/// The receipts of handovers.
pub(crate) async fn receipts(
    ask: &dyn Ask,
    handovers: &[HandoverId],
) -> Result<BTreeMap<HandoverId, Given>, Fault> {
    let rows = sql(
        "SELECT handover_id, received_at, received_by, received_name FROM record_receipt WHERE handover_id",
    )
    .among(handovers)
    .all(ask)
    .await?;
    let receipt = |row: &Row| {
        let given = Given {
            at: row.get("received_at")?,
            by: row.get("received_by")?,
            name: row.get("received_name")?,
        };
        Ok((row.get("handover_id")?, given))
    };
    rows.iter().map(receipt).collect()
}

/// The receipt of a handover, if there is one.
pub(crate) async fn receipt(ask: &dyn Ask, id: HandoverId) -> Result<Option<Given>, Fault> {
    Ok(receipts(ask, &[id]).await?.remove(&id))
}

/// The corrections that followed after the receipts of handovers and are not acknowledged.
pub(crate) async fn followed(
    ask: &dyn Ask,
    handovers: &[HandoverId],
) -> Result<BTreeMap<HandoverId, Vec<EntryId>>, Fault> {
    let rows = sql(
        "SELECT h.handover_id, h.entry_id FROM record_handover_entry h \
         JOIN record_receipt r ON r.handover_id = h.handover_id \
         WHERE h.added_at > r.received_at AND NOT EXISTS (SELECT 1 FROM record_receipt_after a \
         WHERE a.handover_id = h.handover_id AND a.entry_id = h.entry_id) AND h.handover_id",
    )
    .among(handovers)
    .push(" ORDER BY h.added_at, h.entry_id")
    .all(ask)
    .await?;
    let mut of: BTreeMap<HandoverId, Vec<EntryId>> = BTreeMap::new();
    for row in &rows {
        let entries = of.entry(row.get("handover_id")?).or_default();
        entries.push(row.get("entry_id")?);
    }
    Ok(of)
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

/// The entries of a handover, in the order of what they tell.
pub(crate) async fn handover_entries(
    ask: &dyn Ask,
    person: PersonId,
    id: HandoverId,
) -> Result<Vec<Entry>, Fault> {
    let rows = sql(format!(
        "SELECT {} FROM record_entry WHERE person_id = $1 \
         AND id IN (SELECT entry_id FROM record_handover_entry WHERE handover_id = $2) \
         ORDER BY happened_on, COALESCE(happened_minute, -1), signed_at, id",
        entry::COLUMNS
    ))
    .bind(person)
    .bind(id)
    .all(ask)
    .await?;
    rows.iter().map(entry::read).collect()
}

/// The entries that a keeper has about a person, of some kinds, that tell of some days; each with its corrections and
/// with what it corrects, so that nobody is given what is wrong without what is right.
pub(crate) async fn entries_to_give(
    ask: &dyn Ask,
    (person, keeper): (PersonId, Keeper),
    (first, last): (Date, Date),
    kinds: &[EntryKind],
) -> Result<Vec<EntryId>, Fault> {
    let keys: Vec<&str> = kinds.iter().map(|kind| kind.key()).collect();
    let text = "SELECT id FROM record_entry WHERE person_id = $1 AND happened_on >= $2 AND happened_on <= $3 \
                AND part = $4";
    let statement = sql(text)
        .bind(person)
        .bind(first)
        .bind(last)
        .bind(keeper.part.key());
    let statement = match keeper.part {
        // The authority has one file about a person.
        Part::Authority => statement,
        Part::Provider => {
            let n = statement.next();
            statement
                .push(&format!(" AND unit_id = ${n}"))
                .bind(keeper.unit)
        }
    };
    let rows = statement
        .push(" AND kind")
        .among(&keys)
        .push(" ORDER BY id")
        .all(ask)
        .await?;
    let picked: Vec<EntryId> = rows
        .iter()
        .map(|row| row.get("id"))
        .collect::<Result<_, _>>()?;
    let rows =
        sql("SELECT id, corrects FROM record_entry WHERE person_id = $1 AND corrects IS NOT NULL")
            .bind(person)
            .all(ask)
            .await?;
    let pairs: Vec<(EntryId, EntryId)> = rows
        .iter()
        .map(|row| Ok((row.get("corrects")?, row.get("id")?)))
        .collect::<Result<_, Fault>>()?;
    Ok(with_corrections(picked, &pairs))
}

//! What stands beside entries: maskings and disputes. Only added to.

use std::collections::BTreeMap;

use kernel::{Fault, PersonId};
use store::{Ask, Row, Tx, sql};

use crate::model::{Dispute, EntryId, Masking, spans_from, spans_kept};

const MASKING: &str = "id, entry_id, is_whole, fact_spans, judgement_spans, why_spans, marked_at, marked_by, \
                       marked_name";
const DISPUTE: &str = "id, entry_id, way, said_on, view, noted_at, noted_by, noted_name";

fn masking(row: &Row) -> Result<Masking, Fault> {
    let spans = |name: &str| {
        spans_from(&row.get::<String>(name)?)
            .ok_or_else(|| Fault::new("spans of a masking do not follow each other"))
    };
    Ok(Masking {
        id: row.get("id")?,
        entry: row.get("entry_id")?,
        is_whole: row.get("is_whole")?,
        fact: spans("fact_spans")?,
        judgement: spans("judgement_spans")?,
        why: spans("why_spans")?,
        at: row.get("marked_at")?,
        by: row.get("marked_by")?,
        name: row.get("marked_name")?,
    })
}

fn dispute(row: &Row) -> Result<Dispute, Fault> {
    Ok(Dispute {
        id: row.get("id")?,
        entry: row.get("entry_id")?,
        way: row.keyed("way")?,
        said: row.get("said_on")?,
        view: row.get("view")?,
        at: row.get("noted_at")?,
        by: row.get("noted_by")?,
        name: row.get("noted_name")?,
    })
}

/// Puts in what somebody marked.
pub(crate) async fn masking_insert(tx: &Tx, masking: &Masking) -> Result<(), Fault> {
    sql(format!(
        "INSERT INTO record_masking ({MASKING}, number) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, \
         (SELECT COUNT(*) + 1 FROM record_masking WHERE entry_id = $2))"
    ))
    .bind(masking.id)
    .bind(masking.entry)
    .bind(masking.is_whole)
    .bind(spans_kept(&masking.fact).as_str())
    .bind(spans_kept(&masking.judgement).as_str())
    .bind(spans_kept(&masking.why).as_str())
    .bind(masking.at)
    .bind(masking.by)
    .bind(masking.name.as_str())
    .run(tx)
    .await?;
    Ok(())
}

/// Puts in what the person holds to be wrong.
pub(crate) async fn dispute_insert(
    tx: &Tx,
    person: PersonId,
    dispute: &Dispute,
) -> Result<(), Fault> {
    sql(format!(
        "INSERT INTO record_dispute ({DISPUTE}, person_id, number) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, \
         (SELECT COUNT(*) + 1 FROM record_dispute WHERE entry_id = $2))"
    ))
    .bind(dispute.id)
    .bind(dispute.entry)
    .bind(dispute.way.key())
    .bind(dispute.said)
    .bind(dispute.view.clone())
    .bind(dispute.at)
    .bind(dispute.by)
    .bind(dispute.name.as_str())
    .bind(person)
    .run(tx)
    .await?;
    Ok(())
}

/// How often an entry has been marked.
pub(crate) async fn masking_count(ask: &dyn Ask, entry: EntryId) -> Result<i64, Fault> {
    let row = sql("SELECT COUNT(*) AS n FROM record_masking WHERE entry_id = $1")
        .bind(entry)
        .one(ask)
        .await?;
    row.map_or(Ok(0), |row| row.get("n"))
}

/// What was marked in entries, the earliest first.
pub(crate) async fn maskings(
    ask: &dyn Ask,
    entries: &[EntryId],
) -> Result<BTreeMap<EntryId, Vec<Masking>>, Fault> {
    let rows = sql(format!(
        "SELECT {MASKING} FROM record_masking WHERE entry_id"
    ))
    .among(entries)
    .push(" ORDER BY number, id")
    .all(ask)
    .await?;
    let mut of: BTreeMap<EntryId, Vec<Masking>> = BTreeMap::new();
    for row in &rows {
        let masking = masking(row)?;
        of.entry(masking.entry).or_default().push(masking);
    }
    Ok(of)
}

/// What the person holds to be wrong in entries, the earliest first.
pub(crate) async fn disputes(
    ask: &dyn Ask,
    entries: &[EntryId],
) -> Result<BTreeMap<EntryId, Vec<Dispute>>, Fault> {
    let rows = sql(format!(
        "SELECT {DISPUTE} FROM record_dispute WHERE entry_id"
    ))
    .among(entries)
    .push(" ORDER BY number, id")
    .all(ask)
    .await?;
    let mut of: BTreeMap<EntryId, Vec<Dispute>> = BTreeMap::new();
    for row in &rows {
        let dispute = dispute(row)?;
        of.entry(dispute.entry).or_default().push(dispute);
    }
    Ok(of)
}

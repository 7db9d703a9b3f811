//! Entries in the store: put in and read, never anything else.

use jiff::civil::Time;
use kernel::{Fault, PersonId};
use store::{Ask, Row, Tx, sql};

use crate::model::{Correction, Entry, EntryId, Happened, Keeper, Signature};

pub(super) const COLUMNS: &str = "id, person_id, part, unit_id, kind, happened_on, happened_minute, fact, judgement, \
                                  plan_id, corrects, corrected_why, signed_on, signed_at, signed_by, signed_name, signed_role";

/// A time as it is kept: minutes from midnight.
pub(super) fn minute_of(time: Option<Time>) -> Option<i64> {
    time.map(|time| i64::from(time.hour()) * 60 + i64::from(time.minute()))
}

/// A time from what is kept.
pub(super) fn time_of(minute: Option<i64>) -> Result<Option<Time>, Fault> {
    let Some(minute) = minute else {
        return Ok(None);
    };
    let part = |number: i64| i8::try_from(number).unwrap_or(-1);
    Time::new(part(minute / 60), part(minute % 60), 0, 0)
        .map(Some)
        .map_err(|error| Fault::from_source("column happened_minute", error))
}

pub(super) fn read(row: &Row) -> Result<Entry, Fault> {
    let of: Option<EntryId> = row.get("corrects")?;
    let correction = match of {
        None => None,
        Some(of) => Some(Correction {
            of,
            why: row.get("corrected_why")?,
        }),
    };
    Ok(Entry {
        id: row.get("id")?,
        person: row.get("person_id")?,
        keeper: Keeper {
            part: row.keyed("part")?,
            unit: row.get("unit_id")?,
        },
        kind: row.keyed("kind")?,
        happened: Happened {
            on: row.get("happened_on")?,
            at: time_of(row.get("happened_minute")?)?,
        },
        fact: row.get("fact")?,
        judgement: row.get("judgement")?,
        plan: row.get("plan_id")?,
        correction,
        signed: Signature {
            at: row.get("signed_at")?,
            on: row.get("signed_on")?,
            by: row.get("signed_by")?,
            name: row.get("signed_name")?,
            role: row.keyed("signed_role")?,
        },
    })
}

/// All words of an entry in small letters, as they are searched: databases fold other letters than a to z differently.
fn words(entry: &Entry) -> String {
    let judgement = entry.judgement.as_ref().map_or("", |text| text.as_str());
    format!("{}\n{judgement}", entry.fact).to_lowercase()
}

/// Puts in a signed entry.
pub(crate) async fn entry_insert(tx: &Tx, entry: &Entry) -> Result<(), Fault> {
    sql(format!(
        "INSERT INTO record_entry ({COLUMNS}, words) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, \
         $14, $15, $16, $17, $18)"
    ))
    .bind(entry.id)
    .bind(entry.person)
    .bind(entry.keeper.part.key())
    .bind(entry.keeper.unit)
    .bind(entry.kind.key())
    .bind(entry.happened.on)
    .bind(minute_of(entry.happened.at))
    .bind(entry.fact.clone())
    .bind(entry.judgement.clone())
    .bind(entry.plan)
    .bind(entry.correction.as_ref().map(|correction| correction.of))
    .bind(entry.correction.as_ref().map(|correction| correction.why.clone()))
    .bind(entry.signed.on)
    .bind(entry.signed.at)
    .bind(entry.signed.by)
    .bind(entry.signed.name.as_str())
    .bind(entry.signed.role.key())
    .bind(words(entry).as_str())
    .run(tx)
    .await?;
    Ok(())
}

/// One entry of a person. The person is part of the question, so that an address that pairs an entry with another
/// person finds nothing.
pub(crate) async fn entry_by_id(
    ask: &dyn Ask,
    person: PersonId,
    id: EntryId,
) -> Result<Option<Entry>, Fault> {
    let text = format!("SELECT {COLUMNS} FROM record_entry WHERE id = $1 AND person_id = $2");
    let row = sql(text).bind(id).bind(person).one(ask).await?;
    row.as_ref().map(read).transpose()
}

/// The correction of an entry, if there is one.
pub(crate) async fn correction_of(ask: &dyn Ask, id: EntryId) -> Result<Option<EntryId>, Fault> {
    let row = sql("SELECT id FROM record_entry WHERE corrects = $1")
        .bind(id)
        .one(ask)
        .await?;
    row.map(|row| row.get("id")).transpose()
}

//! Entries as they are looked through: a person's, by what narrows them, and a unit's latest.

use std::collections::BTreeMap;

use access::{Need, Resource, Visible};
use kernel::{Call, Fault, PersonId, Timestamp, UnitId};
use page_kit::Window;
use store::{Ask, Row, Statement, sql};

use super::entry::{COLUMNS, read};
use crate::{
    model::{Brief, Entry, EntryId, Part},
    reads::{RecordFilter, View},
};

const BRIEF: &str = "id, person_id, happened_on, kind, signed_at, signed_name";
const LATEST_FIRST: &str =
    " ORDER BY happened_on DESC, COALESCE(happened_minute, -1) DESC, signed_at DESC, id DESC";

/// The entries of a person that a side sees and a filter lets through, the latest first, and how many there are.
pub(crate) async fn record_list(
    ask: &dyn Ask,
    (person, view): (PersonId, View),
    filter: &RecordFilter,
    (offset, limit): (i64, i64),
) -> Result<(Vec<Entry>, i64), Fault> {
    let statement = narrowed(COLUMNS, (person, view), filter);
    let first = statement.next();
    let rows = statement
        .push(LATEST_FIRST)
        .push(&format!(" LIMIT ${first} OFFSET ${}", first + 1))
        .bind(limit)
        .bind(offset)
        .all(ask)
        .await?;
    let count = narrowed("COUNT(*) AS n", (person, view), filter)
        .one(ask)
        .await?;
    let count = count.map_or(Ok(0), |row| row.get("n"))?;
    Ok((rows.iter().map(read).collect::<Result<_, _>>()?, count))
}

/// The latest entry about a person that a side sees.
pub(crate) async fn latest(ask: &dyn Ask, of: (PersonId, View)) -> Result<Option<Brief>, Fault> {
    let row = narrowed(BRIEF, of, &RecordFilter::default())
        .push(LATEST_FIRST)
        .push(" LIMIT 1")
        .one(ask)
        .await?;
    row.as_ref().map(brief).transpose()
}

fn narrowed(what: &str, (person, view): (PersonId, View), filter: &RecordFilter) -> Statement {
    let text = format!("SELECT {what} FROM record_entry WHERE person_id = $1");
    let mut statement = seen_by(sql(text).bind(person), view);
    if let Some(kind) = filter.kind {
        let n = statement.next();
        statement = statement
            .push(&format!(" AND kind = ${n}"))
            .bind(kind.key());
    }
    if let Some(role) = filter.role {
        let n = statement.next();
        statement = statement
            .push(&format!(" AND signed_role = ${n}"))
            .bind(role.key());
    }
    if let Some(from) = filter.from {
        let n = statement.next();
        statement = statement
            .push(&format!(" AND happened_on >= ${n}"))
            .bind(from);
    }
    if let Some(to) = filter.to {
        let n = statement.next();
        statement = statement
            .push(&format!(" AND happened_on <= ${n}"))
            .bind(to);
    }
    if let Some(words) = &filter.words {
        let n = statement.next();
        statement = statement
            .push(&format!(" AND words LIKE ${n} ESCAPE '!'"))
            .bind(pattern(words.as_str()).as_str());
    }
    statement
}

/// What stands anywhere in a text, whatever signs it has.
fn pattern(words: &str) -> String {
    let mut plain = String::from("%");
    for c in words.to_lowercase().chars() {
        if matches!(c, '%' | '_' | '!') {
            plain.push('!');
        }
        plain.push(c);
    }
    plain.push('%');
    plain
}

/// What was handed over about the person to those of one part, or to one unit.
const HANDED: &str = "id IN (SELECT h.entry_id FROM record_handover o JOIN record_handover_entry h \
                      ON h.handover_id = o.id WHERE o.person_id = $1";

/// Narrows to what a side sees.
fn seen_by(statement: Statement, view: View) -> Statement {
    match view {
        View::Own => statement,
        View::Keeper(keeper) => {
            let n = statement.next();
            let statement = statement
                .push(&format!(" AND (part = ${n}"))
                .bind(keeper.part.key());
            match keeper.part {
                // The authority has one file about a person.
                Part::Authority => statement.push(&format!(" OR {HANDED} AND o.to_part = ${n}))")),
                Part::Provider => {
                    let m = statement.next();
                    statement
                        .push(&format!(
                            " AND unit_id = ${m} OR {HANDED} AND o.to_unit = ${m}))"
                        ))
                        .bind(keeper.unit)
                }
            }
        }
    }
}

/// Whether a side sees an entry.
pub(crate) async fn is_seen(
    ask: &dyn Ask,
    (person, view): (PersonId, View),
    id: EntryId,
) -> Result<bool, Fault> {
    let text = "SELECT id FROM record_entry WHERE person_id = $1";
    let statement = seen_by(sql(text).bind(person), view);
    let n = statement.next();
    let row = statement
        .push(&format!(" AND id = ${n}"))
        .bind(id)
        .one(ask)
        .await?;
    Ok(row.is_some())
}

/// Which of some entries a side sees.
pub(crate) async fn seen_among(
    ask: &dyn Ask,
    (person, view): (PersonId, View),
    entries: &[EntryId],
) -> Result<Vec<EntryId>, Fault> {
    let text = "SELECT id FROM record_entry WHERE person_id = $1";
    let rows = seen_by(sql(text).bind(person), view)
        .push(" AND id")
        .among(entries)
        .all(ask)
        .await?;
    rows.iter().map(|row| row.get("id")).collect()
}

/// Which entries that a side sees have taken the place of which.
pub(crate) async fn corrections_seen(
    ask: &dyn Ask,
    (person, view): (PersonId, View),
    entries: &[EntryId],
) -> Result<BTreeMap<EntryId, EntryId>, Fault> {
    let text = "SELECT id, corrects FROM record_entry WHERE person_id = $1";
    let rows = seen_by(sql(text).bind(person), view)
        .push(" AND corrects")
        .among(entries)
        .all(ask)
        .await?;
    rows.iter()
        .map(|row| Ok((row.get("corrects")?, row.get("id")?)))
        .collect()
}

/// What a unit has written lately about persons whom the caller may see, and how many entries there are.
pub(crate) async fn entries_of_unit(
    ask: &dyn Ask,
    call: &Call,
    (unit, since): (UnitId, Timestamp),
    window: Window,
) -> Result<(Vec<Brief>, i64), Fault> {
    let need = Need::see(Resource::Record);
    let mine = |what: &str| {
        let text =
            format!("SELECT {what} FROM record_entry WHERE unit_id = $1 AND signed_at >= $2");
        Visible::narrow(call, &need, "person_id", sql(text).bind(unit).bind(since))
    };
    let statement = mine(BRIEF)?;
    let first = statement.next();
    let rows = statement
        .push(&format!(
            " ORDER BY signed_at DESC, id DESC LIMIT ${first} OFFSET ${}",
            first + 1
        ))
        .bind(window.limit)
        .bind(window.offset)
        .all(ask)
        .await?;
    let count = mine("COUNT(*) AS n")?.one(ask).await?;
    let count = count.map_or(Ok(0), |row| row.get("n"))?;
    Ok((rows.iter().map(brief).collect::<Result<_, _>>()?, count))
}

fn brief(row: &Row) -> Result<Brief, Fault> {
    Ok(Brief {
        id: row.get("id")?,
        person: row.get("person_id")?,
        happened: row.get("happened_on")?,
        kind: row.keyed("kind")?,
        signed_at: row.get("signed_at")?,
        signed_name: row.get("signed_name")?,
    })
}

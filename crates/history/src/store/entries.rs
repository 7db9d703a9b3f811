//! Rows of `history_entry`.

use std::collections::BTreeSet;

use kernel::{Actor, Fault, Id, PersonId, Role, Timestamp};
use store::{Ask, Row, Tx, Where, sql};
use uuid::Uuid;

use super::List;
use crate::{
    EntryView, FieldChange, Page, PageAt, Stream,
    rules::{
        chain::StoredEntry,
        encoding::{ActorColumns, Record, draw},
    },
};

/// The columns of an entry, for every `SELECT`.
pub(crate) const COLUMNS: &str = "stream_kind, stream_id, seq, form, at, actor_kind, actor_user, \
    actor_assignment, actor_role, actor_unit, actor_person, actor_task, verb, subject_kind, subject_id, \
    person, reason, link, changes, previous, hash, draw";

/// One page of the entries that meet a condition, the newest first.
pub(crate) async fn entry_page(
    ask: &dyn Ask,
    condition: Where,
    at: PageAt,
) -> Result<Page<EntryView>, Fault> {
    let list = List {
        columns: COLUMNS,
        tables: "history_entry",
        order: "at DESC, seq DESC",
    };
    list.page(ask, condition, at, entry_view).await
}

/// With which of some persons anything has been done after a moment.
pub(crate) async fn touched_since(
    ask: &dyn Ask,
    persons: &[PersonId],
    moment: Timestamp,
) -> Result<BTreeSet<PersonId>, Fault> {
    let mut touched = BTreeSet::new();
    for some in persons.chunks(64) {
        let rows = sql(
            "SELECT DISTINCT person FROM history_entry WHERE stream_kind <> 'reads' AND at > $1 AND person",
        );
        for row in &rows.bind(moment).among(some).all(ask).await? {
            touched.insert(row.get("person")?);
        }
    }
    Ok(touched)
}

/// Whether anything has been done after a moment but by one room.
pub(crate) async fn is_anything_since(
    ask: &dyn Ask,
    moment: Timestamp,
    but: &[&str],
) -> Result<bool, Fault> {
    let asked = sql("SELECT verb FROM history_entry WHERE at > $1 AND stream_kind <> 'reads'");
    let mut asked = asked.bind(moment);
    for room in but {
        let place = asked.next();
        asked = asked
            .push(&format!(" AND verb NOT LIKE ${place}"))
            .bind(format!("{room}.%"));
    }
    let row = asked.push(" ORDER BY at LIMIT 1").one(ask).await?;
    Ok(row.is_some())
}

/// Adds an entry and answers its hash.
pub(crate) async fn entry_insert(tx: &Tx, record: Record) -> Result<Vec<u8>, Fault> {
    let hash = record.digest();
    sql(
        "INSERT INTO history_entry (stream_kind, stream_id, seq, form, at, actor_kind, actor_user, actor_assignment, \
         actor_role, actor_unit, actor_person, actor_task, verb, subject_kind, subject_id, person, reason, link, \
         changes, previous, hash, draw) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, \
         $16, $17, $18, $19, $20, $21, $22)",
    )
    .bind(record.stream_kind)
    .bind(record.stream_id)
    .bind(record.seq)
    .bind(record.form)
    .bind(record.at)
    .bind(record.actor.kind)
    .bind(record.actor.user)
    .bind(record.actor.assignment)
    .bind(record.actor.role)
    .bind(record.actor.unit)
    .bind(record.actor.person)
    .bind(record.actor.task)
    .bind(record.verb)
    .bind(record.subject_kind)
    .bind(record.subject_id)
    .bind(record.person)
    .bind(record.reason)
    .bind(record.link)
    .bind(record.changes)
    .bind(record.previous)
    .bind(hash.to_vec())
    .bind(draw(&hash))
    .run(tx)
    .await?;
    Ok(hash.to_vec())
}

/// An actor as columns.
pub(crate) fn actor_columns(actor: &Actor) -> ActorColumns {
    match actor {
        Actor::Staff {
            user,
            assignment,
            role,
            unit,
        } => ActorColumns {
            kind: "staff".to_owned(),
            user: Some(user.uuid()),
            assignment: Some(assignment.uuid()),
            role: Some(role.key().to_owned()),
            unit: Some(unit.uuid()),
            ..ActorColumns::default()
        },
        Actor::Resident { user, person, role } => ActorColumns {
            kind: "resident".to_owned(),
            user: Some(user.uuid()),
            role: Some(role.key().to_owned()),
            person: Some(person.uuid()),
            ..ActorColumns::default()
        },
        Actor::System { task } => ActorColumns {
            kind: "system".to_owned(),
            task: Some(task.clone()),
            ..ActorColumns::default()
        },
        Actor::Public => ActorColumns {
            kind: "public".to_owned(),
            ..ActorColumns::default()
        },
    }
}

fn actor_of(columns: ActorColumns) -> Result<Actor, Fault> {
    let role = columns.role.as_deref().map(str::parse::<Role>).transpose();
    let role = role.map_err(|e| Fault::from_source("an entry's role", e))?;
    let actor = match (columns.kind.as_str(), columns.user, role) {
        ("staff", Some(user), Some(role)) => {
            columns
                .assignment
                .zip(columns.unit)
                .map(|(assignment, unit)| Actor::Staff {
                    user: Id::from_uuid(user),
                    assignment: Id::from_uuid(assignment),
                    role,
                    unit: Id::from_uuid(unit),
                })
        }
        ("resident", Some(user), Some(role)) => columns.person.map(|person| Actor::Resident {
            user: Id::from_uuid(user),
            person: Id::from_uuid(person),
            role,
        }),
        ("system", None, None) => columns.task.map(|task| Actor::System { task }),
        ("public", None, None) => Some(Actor::Public),
        _ => None,
    };
    actor.ok_or_else(|| Fault::new("an entry has an actor that cannot be"))
}

/// A row as it is hashed.
pub(crate) fn record_of(row: &Row) -> Result<StoredEntry, Fault> {
    let record = Record {
        stream_kind: row.get("stream_kind")?,
        stream_id: row.get("stream_id")?,
        seq: row.get("seq")?,
        form: row.get("form")?,
        at: row.get("at")?,
        actor: ActorColumns {
            kind: row.get("actor_kind")?,
            user: row.get("actor_user")?,
            assignment: row.get("actor_assignment")?,
            role: row.get("actor_role")?,
            unit: row.get("actor_unit")?,
            person: row.get("actor_person")?,
            task: row.get("actor_task")?,
        },
        verb: row.get("verb")?,
        subject_kind: row.get("subject_kind")?,
        subject_id: row.get("subject_id")?,
        person: row.get("person")?,
        reason: row.get("reason")?,
        link: row.get("link")?,
        changes: row.get("changes")?,
        previous: row.get("previous")?,
    };
    Ok(StoredEntry {
        record,
        hash: row.get("hash")?,
        draw: row.get("draw")?,
    })
}

/// A row as it is read.
pub(crate) fn entry_view(row: &Row) -> Result<EntryView, Fault> {
    let record = record_of(row)?.record;
    let stream = Stream::from_stored(&record.stream_kind, record.stream_id)
        .ok_or_else(|| Fault::new("an entry has a stream that cannot be"))?;
    let changes: Vec<FieldChange> = serde_json::from_str(&record.changes)
        .map_err(|e| Fault::from_source("an entry's changes", e))?;
    Ok(EntryView {
        stream,
        seq: record.seq,
        at: Timestamp::from_millisecond(record.at)
            .map_err(|e| Fault::from_source("an entry's time", e))?,
        actor: actor_of(record.actor)?,
        verb: record.verb,
        subject_kind: record.subject_kind,
        subject_id: record.subject_id,
        person: record.person.map(PersonId::from_uuid),
        reason: record.reason,
        link: record.link,
        changes,
    })
}

/// The next rows after a place, in the order of streams and of their entries.
pub(crate) async fn entry_batch(
    ask: &dyn Ask,
    after: Option<(String, Uuid, i64)>,
    limit: i64,
) -> Result<Vec<Row>, Fault> {
    let (kind, id, seq) = after.unwrap_or((String::new(), Uuid::nil(), i64::MIN));
    sql(format!(
        "SELECT {COLUMNS} FROM history_entry WHERE (stream_kind, stream_id, seq) > ($1, $2, $3) \
         ORDER BY stream_kind, stream_id, seq LIMIT $4"
    ))
    .bind(kind)
    .bind(id)
    .bind(seq)
    .bind(limit)
    .all(ask)
    .await
}

/// The next rows of one stream after a place and up to another.
pub(crate) async fn stream_batch(
    ask: &dyn Ask,
    stream: (&str, Uuid),
    places: (i64, i64),
    limit: i64,
) -> Result<Vec<Row>, Fault> {
    sql(format!(
        "SELECT {COLUMNS} FROM history_entry WHERE stream_kind = $1 AND stream_id = $2 \
         AND seq > $3 AND seq <= $4 ORDER BY seq LIMIT $5"
    ))
    .bind(stream.0)
    .bind(stream.1)
    .bind(places.0)
    .bind(places.1)
    .bind(limit)
    .all(ask)
    .await
}

//! Contacts in the store.

use kernel::{Change, Fault, PersonId, Problem, UnitId, UserId};
use store::{Ask, Row, Tx, sql};

use crate::model::{Caller, Contact, ContactId, ContactState};

const COLUMNS: &str = "id, unit_id, channel, received_at, caller_name, caller_kinship, caller_phone, matter, \
                       person_id, officer_id, state, topic, case_id, version";

fn read(row: &Row) -> Result<Contact, Fault> {
    Ok(Contact {
        id: row.get("id")?,
        unit: row.get("unit_id")?,
        channel: row.keyed("channel")?,
        received: row.get("received_at")?,
        caller: Caller {
            name: row.get("caller_name")?,
            kinship: row.get("caller_kinship")?,
            phone: row.get("caller_phone")?,
        },
        matter: row.get("matter")?,
        person: row.get("person_id")?,
        officer: row.get("officer_id")?,
        state: row.keyed("state")?,
        topic: row.keyed_maybe("topic")?,
        case: row.get("case_id")?,
        version: row.get("version")?,
    })
}

/// Puts in a new contact.
pub(crate) async fn contact_insert(tx: &Tx, contact: &Contact) -> Result<(), Fault> {
    sql("INSERT INTO case_contact (id, unit_id, channel, received_at, caller_name, caller_kinship, caller_phone, \
         matter, person_id, officer_id, state, topic, closed_at, case_id, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1)")
        .bind(contact.id)
        .bind(contact.unit)
        .bind(contact.channel.key())
        .bind(contact.received)
        .bind(contact.caller.name.clone())
        .bind(contact.caller.kinship.clone())
        .bind(contact.caller.phone.clone())
        .bind(contact.matter.clone())
        .bind(contact.person)
        .bind(contact.officer)
        .bind(contact.state.key())
        .bind(contact.topic.map(|t| t.key().to_owned()))
        .bind((!contact.state.is_open()).then_some(contact.received))
        .bind(contact.case)
        .run(tx)
        .await?;
    Ok(())
}

/// Saves a contact that was read as `contact.version`; somebody else's change in between is told.
pub(crate) async fn contact_save(
    tx: &Tx,
    contact: &Contact,
    closed: Option<kernel::Timestamp>,
) -> Result<(), Problem> {
    let touched = sql("UPDATE case_contact SET unit_id = $1, caller_name = $2, caller_kinship = $3, \
                       caller_phone = $4, matter = $5, person_id = $6, officer_id = $7, state = $8, topic = $9, \
                       closed_at = $10, case_id = $11, version = version + 1 WHERE id = $12 AND version = $13")
        .bind(contact.unit)
        .bind(contact.caller.name.clone())
        .bind(contact.caller.kinship.clone())
        .bind(contact.caller.phone.clone())
        .bind(contact.matter.clone())
        .bind(contact.person)
        .bind(contact.officer)
        .bind(contact.state.key())
        .bind(contact.topic.map(|t| t.key().to_owned()))
        .bind(closed)
        .bind(contact.case)
        .bind(contact.id)
        .bind(contact.version)
        .run(tx)
        .await?;
    if touched == 1 {
        return Ok(());
    }
    let now = contact_by_id(tx, contact.id)
        .await?
        .ok_or(Problem::NotFound)?;
    Err(Problem::Changed(Change {
        version: now.version,
        kind: "contact",
        id: contact.id.uuid(),
    }))
}

/// One contact.
pub(crate) async fn contact_by_id(ask: &dyn Ask, id: ContactId) -> Result<Option<Contact>, Fault> {
    let row = sql(format!("SELECT {COLUMNS} FROM case_contact WHERE id = $1"))
        .bind(id)
        .one(ask)
        .await?;
    row.as_ref().map(read).transpose()
}

/// The contacts about a person, newest first.
pub(crate) async fn contact_list_of_person(
    ask: &dyn Ask,
    person: PersonId,
) -> Result<Vec<Contact>, Fault> {
    let text = format!(
        "SELECT {COLUMNS} FROM case_contact WHERE person_id = $1 ORDER BY received_at DESC"
    );
    let rows = sql(text).bind(person).all(ask).await?;
    rows.iter().map(read).collect()
}

/// The contacts of a unit in one state, and how many there are. An officer sees those that nobody has taken on
/// and her or his own; `officer` none shows all of the unit.
pub(crate) async fn contact_list(
    ask: &dyn Ask,
    unit: UnitId,
    state: ContactState,
    officer: Option<UserId>,
    window: page_kit::Window,
) -> Result<(Vec<Contact>, i64), Fault> {
    let mine = "FROM case_contact WHERE unit_id = $1 AND state = $2 \
                AND ($3 = TRUE OR officer_id IS NULL OR officer_id = $4)";
    let order = match (window.sort, window.is_descending) {
        ("channel", false) => "channel, received_at",
        ("channel", true) => "channel DESC, received_at DESC",
        (_, false) => "received_at",
        (_, true) => "received_at DESC",
    };
    let bound = |text: String| {
        sql(text)
            .bind(unit)
            .bind(state.key())
            .bind(officer.is_none())
            .bind(officer)
    };
    let rows = bound(format!(
        "SELECT {COLUMNS} {mine} ORDER BY {order} LIMIT $5 OFFSET $6"
    ))
    .bind(window.limit)
    .bind(window.offset)
    .all(ask)
    .await?;
    let count = bound(format!("SELECT COUNT(*) AS n {mine}"))
        .one(ask)
        .await?;
    let count = count.map_or(Ok(0), |row| row.get("n"))?;
    Ok((rows.iter().map(read).collect::<Result<_, _>>()?, count))
}

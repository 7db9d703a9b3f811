//! Plans in the store.

use access::{Need, Resource, Visible};
use kernel::{Call, Change, Date, Fault, PersonId, Problem, Timestamp, UnitId, UserId};
use page_kit::Window;
use store::{Ask, Row, Tx, sql};
use uuid::Uuid;

use crate::model::{Counterpart, Dropped, Meeting, Plan, PlanId};

const COLUMNS: &str = "id, person_id, unit_id, officer_id, origin, contact_id, since_at, called_at, \
                       counterpart_organisation, counterpart_name, counterpart_phone, purpose, state, meeting_at, \
                       meeting_place, meeting_words, meeting_interpreter, agreement, follow_up_on, ended_at, \
                       drop_reason, drop_note, version";

fn read(row: &Row) -> Result<Plan, Fault> {
    Ok(Plan {
        id: row.get("id")?,
        person: row.get("person_id")?,
        unit: row.get("unit_id")?,
        officer: row.get("officer_id")?,
        origin: row.keyed("origin")?,
        contact: row.get("contact_id")?,
        since: row.get("since_at")?,
        called: row.get("called_at")?,
        counterpart: Counterpart {
            organisation: row.get("counterpart_organisation")?,
            name: row.get("counterpart_name")?,
            phone: row.get("counterpart_phone")?,
        },
        purpose: row.get("purpose")?,
        state: row.keyed("state")?,
        meeting: meeting(row)?,
        agreement: row.get("agreement")?,
        follow_up: row.get("follow_up_on")?,
        ended: row.get("ended_at")?,
        dropped: dropped(row)?,
        version: row.get("version")?,
    })
}

fn meeting(row: &Row) -> Result<Option<Meeting>, Fault> {
    let starts: Option<Timestamp> = row.get("meeting_at")?;
    let Some(starts) = starts else {
        return Ok(None);
    };
    Ok(Some(Meeting {
        starts,
        place: row.keyed("meeting_place")?,
        words: row.get("meeting_words")?,
        interpreter: row.get("meeting_interpreter")?,
    }))
}

fn dropped(row: &Row) -> Result<Option<Dropped>, Fault> {
    let Some(reason) = row.keyed_maybe("drop_reason")? else {
        return Ok(None);
    };
    let note = row.get("drop_note")?;
    Ok(Some(Dropped { reason, note }))
}

/// Puts in a new plan.
pub(crate) async fn plan_insert(tx: &Tx, plan: &Plan) -> Result<(), Fault> {
    sql(format!(
        "INSERT INTO cooperation_plan ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, \
         $14, $15, $16, $17, $18, $19, $20, $21, $22, 1)"
    ))
    .bind(plan.id)
    .bind(plan.person)
    .bind(plan.unit)
    .bind(plan.officer)
    .bind(plan.origin.key())
    .bind(plan.contact)
    .bind(plan.since)
    .bind(plan.called)
    .bind(plan.counterpart.organisation.clone())
    .bind(plan.counterpart.name.clone())
    .bind(plan.counterpart.phone.clone())
    .bind(plan.purpose.clone())
    .bind(plan.state.key())
    .bind(plan.meeting.as_ref().map(|m| m.starts))
    .bind(plan.meeting.as_ref().map(|m| m.place.key().to_owned()))
    .bind(plan.meeting.as_ref().and_then(|m| m.words.clone()))
    .bind(plan.meeting.as_ref().and_then(|m| m.interpreter.clone()))
    .bind(plan.agreement)
    .bind(plan.follow_up)
    .bind(plan.ended)
    .bind(plan.dropped.as_ref().map(|d| d.reason.key().to_owned()))
    .bind(plan.dropped.as_ref().and_then(|d| d.note.clone()))
    .run(tx)
    .await?;
    Ok(())
}

/// Saves a plan that was read as `plan.version`; somebody else's change in between is told.
pub(crate) async fn plan_save(tx: &Tx, plan: &Plan) -> Result<(), Problem> {
    let touched = sql(
        "UPDATE cooperation_plan SET called_at = $1, counterpart_organisation = $2, counterpart_name = $3, \
         counterpart_phone = $4, purpose = $5, state = $6, meeting_at = $7, meeting_place = $8, meeting_words = $9, \
         meeting_interpreter = $10, agreement = $11, follow_up_on = $12, ended_at = $13, drop_reason = $14, \
         drop_note = $15, version = version + 1 WHERE id = $16 AND version = $17",
    )
    .bind(plan.called)
    .bind(plan.counterpart.organisation.clone())
    .bind(plan.counterpart.name.clone())
    .bind(plan.counterpart.phone.clone())
    .bind(plan.purpose.clone())
    .bind(plan.state.key())
    .bind(plan.meeting.as_ref().map(|m| m.starts))
    .bind(plan.meeting.as_ref().map(|m| m.place.key().to_owned()))
    .bind(plan.meeting.as_ref().and_then(|m| m.words.clone()))
    .bind(plan.meeting.as_ref().and_then(|m| m.interpreter.clone()))
    .bind(plan.agreement)
    .bind(plan.follow_up)
    .bind(plan.ended)
    .bind(plan.dropped.as_ref().map(|d| d.reason.key().to_owned()))
    .bind(plan.dropped.as_ref().and_then(|d| d.note.clone()))
    .bind(plan.id)
    .bind(plan.version)
    .run(tx)
    .await?;
    if touched == 1 {
        return Ok(());
    }
    let now = plan_by_id(tx, plan.person, plan.id)
        .await?
        .ok_or(Problem::NotFound)?;
    Err(changed(&now))
}

/// The plans of a person at a unit that have not ended and are an officer's get another. Their versions stand, so that
/// nobody's form is upset.
pub(crate) async fn plans_go_over(
    tx: &Tx,
    (person, unit): (PersonId, UnitId),
    (from, to): (UserId, UserId),
) -> Result<(), Fault> {
    sql("UPDATE cooperation_plan SET officer_id = $1 WHERE person_id = $2 AND unit_id = $3 AND officer_id = $4 \
         AND ended_at IS NULL")
    .bind(to)
    .bind(person)
    .bind(unit)
    .bind(from)
    .run(tx)
    .await?;
    Ok(())
}

/// Tells that a plan is another than was seen.
pub(crate) const fn changed(now: &Plan) -> Problem {
    Problem::Changed(Change {
        version: now.version,
        kind: "shared-plan",
        id: now.id.uuid(),
    })
}

/// One plan of a person. The person is part of the question, so that an address that pairs a plan with another
/// person finds nothing.
pub(crate) async fn plan_by_id(
    ask: &dyn Ask,
    person: PersonId,
    id: PlanId,
) -> Result<Option<Plan>, Fault> {
    let text = format!("SELECT {COLUMNS} FROM cooperation_plan WHERE id = $1 AND person_id = $2");
    let row = sql(text).bind(id).bind(person).one(ask).await?;
    row.as_ref().map(read).transpose()
}

/// The plans of a person, the newest first.
pub(crate) async fn plan_list_of_person(
    ask: &dyn Ask,
    person: PersonId,
) -> Result<Vec<Plan>, Fault> {
    let text = format!(
        "SELECT {COLUMNS} FROM cooperation_plan WHERE person_id = $1 ORDER BY since_at DESC, id DESC"
    );
    let rows = sql(text).bind(person).all(ask).await?;
    rows.iter().map(read).collect()
}

/// The plan that came of a contact, if one did.
pub(crate) async fn plan_by_contact(ask: &dyn Ask, contact: Uuid) -> Result<Option<Plan>, Fault> {
    let text = format!(
        "SELECT {COLUMNS} FROM cooperation_plan WHERE contact_id = $1 ORDER BY since_at DESC, id DESC LIMIT 1"
    );
    let row = sql(text).bind(contact).one(ask).await?;
    row.as_ref().map(read).transpose()
}

/// The open plans of a unit whose persons the caller may see, and how many there are.
pub(crate) async fn plan_list_open(
    ask: &dyn Ask,
    call: &Call,
    unit: UnitId,
    window: Window,
) -> Result<(Vec<Plan>, i64), Fault> {
    let need = Need::see(Resource::SharedPlan);
    let from = "FROM cooperation_plan WHERE ended_at IS NULL AND unit_id = $1";
    let order = match (window.sort, window.is_descending) {
        ("state", false) => "state, since_at, id",
        ("state", true) => "state DESC, since_at DESC, id DESC",
        ("meeting", false) => "meeting_at, since_at, id",
        ("meeting", true) => "meeting_at DESC, since_at DESC, id DESC",
        (_, false) => "since_at, id",
        (_, true) => "since_at DESC, id DESC",
    };
    let mine = |what: &str| {
        let statement = sql(format!("SELECT {what} {from}")).bind(unit);
        Visible::narrow(call, &need, "person_id", statement)
    };
    let statement = mine(COLUMNS)?;
    let first = statement.next();
    let page = format!(" ORDER BY {order} LIMIT ${first} OFFSET ${}", first + 1);
    let rows = statement
        .push(&page)
        .bind(window.limit)
        .bind(window.offset)
        .all(ask)
        .await?;
    let count = mine("COUNT(*) AS n")?.one(ask).await?;
    let count = count.map_or(Ok(0), |row| row.get("n"))?;
    Ok((rows.iter().map(read).collect::<Result<_, _>>()?, count))
}

/// The plans called from a moment and before another, with the day of their first meeting where it was held.
pub(crate) async fn plan_list_called(
    ask: &dyn Ask,
    from: Timestamp,
    before: Timestamp,
) -> Result<Vec<(Plan, Option<Date>)>, Fault> {
    let text = format!(
        "SELECT {COLUMNS}, (SELECT a.met_on FROM cooperation_agreement a WHERE a.plan_id = cooperation_plan.id \
         AND a.number = 1) AS met_on FROM cooperation_plan WHERE called_at >= $1 AND called_at < $2 \
         ORDER BY called_at, id"
    );
    let rows = sql(text).bind(from).bind(before).all(ask).await?;
    rows.iter()
        .map(|row| Ok((read(row)?, row.get("met_on")?)))
        .collect()
}

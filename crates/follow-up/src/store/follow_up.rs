//! Follow-ups in the store, with the decisions that they are about.

use std::collections::BTreeMap;

use cases::DecisionId;
use kernel::{Date, Fault, PersonId, Problem, UnitId, UserId};
use organisation::{DistrictCode, ServiceCode};
use store::{Ask, Row, Tx, saved_or_changed, sql};

use crate::model::{Covered, FollowUp, FollowUpId, Meeting, Settled};

pub(super) const COLUMNS: &str = "id, person_id, unit_id, officer_id, state, meeting_on, meeting_minute, way, place, \
                                  interpreter, standing, draft, held_on, cancelled, settled_at, settled_by, settled, \
                                  version";

/// The code of a district in a column.
pub(super) fn district(row: &Row) -> Result<Option<DistrictCode>, Fault> {
    let code: Option<String> = row.get("district")?;
    code.map(|code| {
        DistrictCode::parse(&code).map_err(|e| Fault::from_source("column district", e))
    })
    .transpose()
}

/// The code of a service in a column.
pub(super) fn service(row: &Row) -> Result<ServiceCode, Fault> {
    let code: String = row.get("service")?;
    ServiceCode::parse(&code).map_err(|e| Fault::from_source("column service", e))
}

fn read(row: &Row) -> Result<FollowUp, Fault> {
    let settled = match (
        row.get("settled_at")?,
        row.get("settled_by")?,
        row.get("settled")?,
    ) {
        (Some(at), Some(by), Some(words)) => Some(Settled { at, by, words }),
        (None, None, None) => None,
        (_, _, _) => return Err(Fault::new("what a follow-up led to is not whole")),
    };
    Ok(FollowUp {
        id: row.get("id")?,
        person: row.get("person_id")?,
        unit: row.get("unit_id")?,
        officer: row.get("officer_id")?,
        state: row.keyed("state")?,
        meeting: Meeting {
            on: row.get("meeting_on")?,
            minute: row.get("meeting_minute")?,
            way: row.keyed("way")?,
            place: row.get("place")?,
            interpreter: row.get("interpreter")?,
        },
        covered: vec![],
        standing: row.get("standing")?,
        draft: row.get("draft")?,
        held: row.get("held_on")?,
        cancelled: row.get("cancelled")?,
        settled,
        version: row.get("version")?,
    })
}

fn read_covered(row: &Row) -> Result<Covered, Fault> {
    Ok(Covered {
        decision: row.get("decision_id")?,
        service: service(row)?,
        due: row.get("due_on")?,
        is_standing: row.get("is_standing")?,
        order: row.get("order_id")?,
        provider: row.get("provider_id")?,
        district: district(row)?,
        goal: row.get("goal")?,
    })
}

/// Follow-ups with what they are about.
pub(super) async fn whole(ask: &dyn Ask, rows: &[Row]) -> Result<Vec<FollowUp>, Fault> {
    let mut found = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let ids: Vec<FollowUpId> = found.iter().map(|one| one.id).collect();
    let mut covered: BTreeMap<FollowUpId, Vec<Covered>> = BTreeMap::new();
    for some in ids.chunks(64) {
        let statement = sql(
            "SELECT follow_up_id, decision_id, service, due_on, is_standing, order_id, provider_id, district, goal \
             FROM follow_up_decision WHERE follow_up_id",
        )
        .among(some)
        .push(" ORDER BY follow_up_id, place");
        for row in &statement.all(ask).await? {
            let of = covered.entry(row.get("follow_up_id")?).or_default();
            of.push(read_covered(row)?);
        }
    }
    for one in &mut found {
        one.covered = covered.remove(&one.id).unwrap_or_default();
    }
    Ok(found)
}

/// Puts in a new follow-up.
pub(crate) async fn follow_up_insert(tx: &Tx, new: &FollowUp) -> Result<(), Fault> {
    sql(
        "INSERT INTO follow_up (id, person_id, unit_id, officer_id, state, meeting_on, meeting_minute, way, place, \
         interpreter, due_on, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)",
    )
    .bind(new.id)
    .bind(new.person)
    .bind(new.unit)
    .bind(new.officer)
    .bind(new.state.key())
    .bind(new.meeting.on)
    .bind(new.meeting.minute)
    .bind(new.meeting.way.key())
    .bind(new.meeting.place.clone())
    .bind(new.meeting.interpreter)
    .bind(new.due())
    .run(tx)
    .await?;
    for (covered, place) in new.covered.iter().zip(1_i64..) {
        sql(
            "INSERT INTO follow_up_decision (follow_up_id, decision_id, place, service, due_on, is_standing, order_id, \
             provider_id, district, goal) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        )
        .bind(new.id)
        .bind(covered.decision)
        .bind(place)
        .bind(covered.service.as_str())
        .bind(covered.due)
        .bind(covered.is_standing)
        .bind(covered.order)
        .bind(covered.provider)
        .bind(covered.district.as_ref().map(DistrictCode::as_str))
        .bind(covered.goal.clone())
        .run(tx)
        .await?;
    }
    Ok(())
}

/// Saves a follow-up in the version that was seen; what it is about stays.
pub(crate) async fn follow_up_save(tx: &Tx, one: &FollowUp) -> Result<(), Problem> {
    let settled = one.settled.as_ref();
    let saved = sql(
        "UPDATE follow_up SET officer_id = $1, state = $2, meeting_on = $3, meeting_minute = $4, way = $5, place = $6, \
         interpreter = $7, standing = $8, draft = $9, held_on = $10, cancelled = $11, settled_at = $12, \
         settled_by = $13, settled = $14, version = version + 1 WHERE id = $15 AND version = $16",
    )
    .bind(one.officer)
    .bind(one.state.key())
    .bind(one.meeting.on)
    .bind(one.meeting.minute)
    .bind(one.meeting.way.key())
    .bind(one.meeting.place.clone())
    .bind(one.meeting.interpreter)
    .bind(one.standing)
    .bind(one.draft)
    .bind(one.held)
    .bind(one.cancelled.clone())
    .bind(settled.map(|settled| settled.at))
    .bind(settled.map(|settled| settled.by))
    .bind(settled.map(|settled| settled.words.clone()))
    .bind(one.id)
    .bind(one.version)
    .run(tx)
    .await?;
    let standing = sql("SELECT version FROM follow_up WHERE id = $1").bind(one.id);
    saved_or_changed(tx, saved, ("follow-up", one.id, standing)).await
}

/// The booked follow-ups of a person at a unit that an officer holds get another. Their versions stand, so that nobody's
/// form is upset.
pub(crate) async fn follow_ups_go_over(
    tx: &Tx,
    (person, unit): (PersonId, UnitId),
    (from, to): (UserId, UserId),
) -> Result<(), Fault> {
    sql("UPDATE follow_up SET officer_id = $1 WHERE person_id = $2 AND unit_id = $3 AND officer_id = $4 \
         AND state = 'booked'")
    .bind(to)
    .bind(person)
    .bind(unit)
    .bind(from)
    .run(tx)
    .await?;
    Ok(())
}

/// Notes the day on which a follow-up was signed first, by which it is counted.
pub(crate) async fn follow_up_signed(tx: &Tx, id: FollowUpId, on: Date) -> Result<(), Fault> {
    sql("UPDATE follow_up SET signed_on = $2 WHERE id = $1")
        .bind(id)
        .bind(on)
        .run(tx)
        .await?;
    Ok(())
}

/// One follow-up of a person.
pub(crate) async fn follow_up_by_id(
    ask: &dyn Ask,
    person: PersonId,
    id: FollowUpId,
) -> Result<Option<FollowUp>, Fault> {
    let rows = sql(format!(
        "SELECT {COLUMNS} FROM follow_up WHERE id = $1 AND person_id = $2"
    ))
    .bind(id)
    .bind(person)
    .all(ask)
    .await?;
    Ok(whole(ask, &rows).await?.pop())
}

/// The follow-ups of a person, the latest first.
pub(crate) async fn follow_up_list_of_person(
    ask: &dyn Ask,
    person: PersonId,
) -> Result<Vec<FollowUp>, Fault> {
    let text = format!(
        "SELECT {COLUMNS} FROM follow_up WHERE person_id = $1 ORDER BY meeting_on DESC, id DESC"
    );
    let rows = sql(text).bind(person).all(ask).await?;
    whole(ask, &rows).await
}

/// The decisions of some persons about which a conversation is booked, with its day.
pub(crate) async fn booked_of_persons(
    ask: &dyn Ask,
    persons: &[PersonId],
) -> Result<Vec<(PersonId, DecisionId, FollowUpId, Date)>, Fault> {
    let mut found = vec![];
    for some in persons.chunks(64) {
        let statement = sql(
            "SELECT f.person_id, d.decision_id, f.id, f.meeting_on FROM follow_up f \
             JOIN follow_up_decision d ON d.follow_up_id = f.id WHERE f.state = 'booked' AND f.person_id",
        )
        .among(some);
        for row in &statement.all(ask).await? {
            found.push((
                row.get("person_id")?,
                row.get("decision_id")?,
                row.get("id")?,
                row.get("meeting_on")?,
            ));
        }
    }
    Ok(found)
}

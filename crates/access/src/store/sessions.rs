//! Sessions: found by the hash of their token, in one question.

use kernel::{Fault, Period, PersonId, Role, Timestamp, UnitId, UserId};
use store::{Ask, Row, Tx, sql};

use super::assignments::role;
use crate::model::{Seat, SeatView, SessionLife, SessionView, Token};

const SESSION: &str = "\
SELECT s.user_id, s.assignment_id, s.letting_in_id, s.own, s.seen_at, s.ends_at, u.name, u.person_id, \
a.role, a.unit_id, a.team_id, a.from_day AS staff_from, a.to_day AS staff_to, \
l.person_id AS their_person, l.from_day AS their_from, l.to_day AS their_to \
FROM access_session s JOIN access_user u ON u.id = s.user_id \
LEFT JOIN access_assignment a ON a.id = s.assignment_id AND a.ended_at IS NULL \
LEFT JOIN access_letting_in l ON l.id = s.letting_in_id AND l.ended_at IS NULL \
WHERE s.token = $1 AND s.ends_at > $2 AND s.seen_at > $3 AND u.disabled = FALSE";

/// The session of a token, if it lives.
pub(crate) async fn living(
    ask: &dyn Ask,
    token: &Token,
    now: Timestamp,
    life: &SessionLife,
) -> Result<Option<SessionView>, Fault> {
    let idle_since = now.saturating_sub(life.idle).unwrap_or(Timestamp::MIN);
    let row = sql(SESSION)
        .bind(token.digest())
        .bind(now)
        .bind(idle_since)
        .one(ask)
        .await?;
    row.as_ref().map(|row| view(row, now, life)).transpose()
}

fn view(row: &Row, now: Timestamp, life: &SessionLife) -> Result<SessionView, Fault> {
    let today = now.to_zoned(life.zone.clone()).date();
    let user: UserId = row.get("user_id")?;
    let seen_at: Timestamp = row.get("seen_at")?;
    let seat = seat(row)?.filter(|seat| seat.period.is_none_or(|period| period.contains(today)));
    Ok(SessionView {
        user,
        user_name: row.get("name")?,
        actor: seat.as_ref().and_then(|seat| seat.actor(user)),
        seat,
        ends_at: row.get("ends_at")?,
        seen_at,
        is_to_be_noted: now.duration_since(seen_at) >= SessionLife::NOTED_EVERY,
    })
}

/// The chosen place, where it still stands.
fn seat(row: &Row) -> Result<Option<SeatView>, Fault> {
    let period = |from: &str, to: &str| -> Result<Option<Period>, Fault> {
        let Some(from) = row.get(from)? else {
            return Ok(None);
        };
        let period = Period::new(from, row.get(to)?);
        period
            .map(Some)
            .map_err(|error| Fault::from_source("a kept period", error))
    };
    if let Some(assignment) = row.get("assignment_id")? {
        let Some(period) = period("staff_from", "staff_to")? else {
            return Ok(None);
        };
        let unit: UnitId = row.get("unit_id")?;
        return Ok(Some(SeatView {
            seat: Seat::Assignment(assignment),
            role: role(row, "role")?,
            unit: Some(unit),
            team: row.get("team_id")?,
            person: None,
            period: Some(period),
        }));
    }
    if let Some(letting) = row.get("letting_in_id")? {
        let Some(period) = period("their_from", "their_to")? else {
            return Ok(None);
        };
        let person: PersonId = row.get("their_person")?;
        return Ok(Some(SeatView {
            seat: Seat::LetIn(letting),
            role: Role::Relative,
            unit: None,
            team: None,
            person: Some(person),
            period: Some(period),
        }));
    }
    let own: Option<PersonId> = row.get("person_id")?;
    let chosen: bool = row.get("own")?;
    Ok(own.filter(|_person| chosen).map(|person| SeatView {
        seat: Seat::Own,
        role: Role::Person,
        unit: None,
        team: None,
        person: Some(person),
        period: None,
    }))
}

/// A session to be made.
#[derive(Debug)]
pub(crate) struct NewSession<'a> {
    pub token: &'a Token,
    pub user: UserId,
    pub seat: Option<Seat>,
    pub made_at: Timestamp,
    pub ends_at: Timestamp,
}

pub(crate) async fn insert(tx: &Tx, new: &NewSession<'_>) -> Result<(), Fault> {
    let (assignment, letting) = match new.seat {
        Some(Seat::Assignment(id)) => (Some(id), None),
        Some(Seat::LetIn(id)) => (None, Some(id)),
        Some(Seat::Own) | None => (None, None),
    };
    sql("INSERT INTO access_session (token, user_id, assignment_id, letting_in_id, own, made_at, seen_at, ends_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $6, $7)")
    .bind(new.token.digest())
    .bind(new.user)
    .bind(assignment)
    .bind(letting)
    .bind(new.seat == Some(Seat::Own))
    .bind(new.made_at)
    .bind(new.ends_at)
    .run(tx)
    .await
    .map(drop)
}

/// Notes that a session is in use, unless that was noted a short while ago.
pub(crate) async fn touch(tx: &Tx, token: &Token, now: Timestamp) -> Result<(), Fault> {
    let before = now
        .saturating_sub(SessionLife::NOTED_EVERY)
        .unwrap_or(Timestamp::MIN);
    sql("UPDATE access_session SET seen_at = $1 WHERE token = $2 AND seen_at <= $3")
        .bind(now)
        .bind(token.digest())
        .bind(before)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn remove(tx: &Tx, token: &Token) -> Result<u64, Fault> {
    sql("DELETE FROM access_session WHERE token = $1")
        .bind(token.digest())
        .run(tx)
        .await
}

/// Ends all sessions of a user.
pub(crate) async fn remove_of_user(tx: &Tx, user: UserId) -> Result<u64, Fault> {
    sql("DELETE FROM access_session WHERE user_id = $1")
        .bind(user)
        .run(tx)
        .await
}

pub(crate) async fn remove_ended(tx: &Tx, now: Timestamp) -> Result<u64, Fault> {
    sql("DELETE FROM access_session WHERE ends_at <= $1")
        .bind(now)
        .run(tx)
        .await
}

//! What changes a duty and the desks that it lies on.

use kernel::{Fault, Role, Timestamp, UnitId, UserId};
use store::{Tx, sql};

use crate::{DutyId, DutyView, NewDuty, Raised, State};

/// Adds a duty.
pub(crate) async fn duty_insert(
    tx: &Tx,
    id: DutyId,
    duty: &NewDuty,
    times: (Timestamp, Option<Timestamp>),
) -> Result<(), Fault> {
    let (opened, next_step_at) = times;
    sql("INSERT INTO duty_item (id, kind, rule, subject_kind, subject_id, person, unit, role, user_id, \
         label, sought, link, opened, due, state, closed, reason, level, raised_unit, raised_role, \
         next_step_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, \
         'open', NULL, NULL, 0, NULL, NULL, $15, 1)")
    .bind(id)
    .bind(duty.kind)
    .bind(duty.rule.as_str())
    .bind(duty.subject.kind)
    .bind(duty.subject.id)
    .bind(duty.person)
    .bind(duty.unit)
    .bind(duty.role.key())
    .bind(duty.user)
    .bind(duty.label.as_str())
    .bind(duty.label.to_lowercase())
    .bind(duty.link.as_str())
    .bind(opened)
    .bind(duty.due)
    .bind(next_step_at)
    .run(tx)
    .await?;
    Ok(())
}

/// Lays an open duty on a desk. A desk that it lies on already is left as it is.
pub(crate) async fn desk_add(
    tx: &Tx,
    duty: DutyId,
    at: (UnitId, Role),
    level: i64,
    due: Timestamp,
) -> Result<(), Fault> {
    sql(
        "INSERT INTO duty_desk (duty, unit, role, level, due) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (duty, unit, role) DO NOTHING",
    )
    .bind(duty)
    .bind(at.0)
    .bind(at.1.key())
    .bind(level)
    .bind(due)
    .run(tx)
    .await?;
    Ok(())
}

/// Takes a duty off every desk.
pub(crate) async fn desks_clear(tx: &Tx, duty: DutyId) -> Result<(), Fault> {
    sql("DELETE FROM duty_desk WHERE duty = $1")
        .bind(duty)
        .run(tx)
        .await?;
    Ok(())
}

/// Takes a duty off the desks above the first.
pub(crate) async fn desks_lower(tx: &Tx, duty: DutyId) -> Result<(), Fault> {
    sql("DELETE FROM duty_desk WHERE duty = $1 AND level > 0")
        .bind(duty)
        .run(tx)
        .await?;
    Ok(())
}

/// Sets the time by which the desks sort a duty.
pub(crate) async fn desks_move(tx: &Tx, duty: DutyId, due: Timestamp) -> Result<(), Fault> {
    sql("UPDATE duty_desk SET due = $1 WHERE duty = $2")
        .bind(due)
        .bind(duty)
        .run(tx)
        .await?;
    Ok(())
}

/// How a duty is closed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Closing<'a> {
    pub(crate) state: State,
    pub(crate) at: Timestamp,
    pub(crate) reason: Option<&'a str>,
}

/// Closes an open duty.
pub(crate) async fn duty_close(tx: &Tx, duty: DutyId, closing: Closing<'_>) -> Result<u64, Fault> {
    sql(
        "UPDATE duty_item SET state = $1, closed = $2, reason = $3, next_step_at = NULL, \
         version = version + 1 WHERE id = $4 AND state = 'open'",
    )
    .bind(closing.state.key())
    .bind(closing.at)
    .bind(closing.reason)
    .bind(duty)
    .run(tx)
    .await
}

/// Gives an open duty another time; it is no longer raised.
pub(crate) async fn duty_move(
    tx: &Tx,
    duty: DutyId,
    due: Timestamp,
    next_step_at: Option<Timestamp>,
) -> Result<u64, Fault> {
    sql(
        "UPDATE duty_item SET due = $1, next_step_at = $2, level = 0, raised_unit = NULL, \
         raised_role = NULL, version = version + 1 WHERE id = $3 AND state = 'open'",
    )
    .bind(due)
    .bind(next_step_at)
    .bind(duty)
    .run(tx)
    .await
}

/// Gives an open duty to a user, in the version that was seen.
pub(crate) async fn duty_give(tx: &Tx, duty: &DutyView, to: Option<UserId>) -> Result<u64, Fault> {
    sql("UPDATE duty_item SET user_id = $1, version = version + 1 \
         WHERE id = $2 AND version = $3 AND state = 'open'")
    .bind(to)
    .bind(duty.id)
    .bind(duty.version)
    .run(tx)
    .await
}

/// Raises an open duty to a level, once.
pub(crate) async fn duty_raise(
    tx: &Tx,
    duty: DutyId,
    raised: Raised,
    next_step_at: Option<Timestamp>,
) -> Result<u64, Fault> {
    sql(
        "UPDATE duty_item SET level = $1, raised_unit = $2, raised_role = $3, next_step_at = $4, \
         version = version + 1 WHERE id = $5 AND level < $1 AND state = 'open'",
    )
    .bind(raised.level)
    .bind(raised.unit)
    .bind(raised.role.key())
    .bind(next_step_at)
    .bind(duty)
    .run(tx)
    .await
}

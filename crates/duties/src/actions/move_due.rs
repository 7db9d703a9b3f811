//! Gives a duty another time.

use history::Subject;
use kernel::{Call, Problem, Timestamp};
use store::Tx;

use super::{open::text, tell};
use crate::{
    DutyId,
    store::{desks_lower, desks_move, duty_move, duty_open, steps_of},
};

/// Another time, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDue {
    /// Before when it shall be done now.
    pub due: Timestamp,
    /// Why.
    pub reason: String,
}

/// Gives the open duty of a kind on a thing another time, and tells which; none where none is open.
///
/// It begins again at the bottom: those above whom it had been raised no longer have it.
pub async fn move_due(
    tx: &Tx,
    call: &Call,
    kind: &str,
    subject: Subject,
    to: NewDue,
) -> Result<Option<DutyId>, Problem> {
    let Some(duty) = duty_open(tx, kind, subject).await? else {
        return Ok(None);
    };
    let steps = steps_of(tx, duty.id).await?;
    let next = steps
        .first()
        .and_then(|step| to.due.checked_add(step.away).ok());
    duty_move(tx, duty.id, to.due, next).await?;
    desks_lower(tx, duty.id).await?;
    desks_move(tx, duty.id, to.due).await?;
    let entry = tell::entry_on("duties.due-moved", &duty)
        .change("due", Some(text(duty.due)), Some(text(to.due)))
        .reason(to.reason);
    history::write(tx, call, entry).await?;
    Ok(Some(duty.id))
}

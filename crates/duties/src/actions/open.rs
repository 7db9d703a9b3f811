//! Opens a duty.

use kernel::{Call, Fault, Id, Problem, Timestamp};
use store::Tx;

use super::tell;
use crate::{
    DutyId, NewDuty,
    store::{desk_add, duty_insert, step_insert},
};

/// Opens a duty, in the transaction of the change that gives rise to it.
///
/// A thing has at most one open duty of a kind: a second one is a fault of the caller.
pub async fn open(tx: &Tx, call: &Call, mut duty: NewDuty) -> Result<DutyId, Problem> {
    if duty.steps.len() > NewDuty::STEPS_MAX {
        return Err(Fault::new(format!("a duty {} has too many steps", duty.kind)).into());
    }
    let id = call.new_id();
    let opened = duty.opened.unwrap_or(call.now);
    duty.steps.sort_by_key(|step| step.away);
    let next = duty
        .steps
        .first()
        .and_then(|step| duty.due.checked_add(step.away).ok());
    duty_insert(tx, id, &duty, (opened, next)).await?;
    desk_add(tx, id, (duty.unit, duty.role), 0, duty.due).await?;
    for (level, step) in (1..).zip(&duty.steps) {
        step_insert(tx, id, level, step).await?;
    }
    let entry = tell::entry("duties.opened", id, (duty.person, duty.unit))
        .change("kind", None, Some(duty.kind.to_owned()))
        .change("due", None, Some(text(duty.due)))
        .change("user", None, duty.user.map(|user: Id<_>| user.to_string()))
        .link(duty.link);
    history::write(tx, call, entry).await?;
    Ok(id)
}

/// A moment as history has it.
pub(super) fn text(moment: Timestamp) -> String {
    moment.to_string()
}

//! Closes a duty: done, or dropped because it is no longer to be done.

use history::Subject;
use kernel::{Call, Problem};
use store::Tx;

use super::tell;
use crate::{
    DutyId, State,
    store::{Closing, desks_clear, duty_close, duty_open},
};

/// Closes the open duty of a kind on a thing as done, and tells which; none where none is open.
pub async fn close(
    tx: &Tx,
    call: &Call,
    kind: &str,
    subject: Subject,
) -> Result<Option<DutyId>, Problem> {
    let closing = Closing {
        state: State::Done,
        at: call.now,
        reason: None,
    };
    end(tx, call, (kind, subject), closing).await
}

/// Drops the open duty of a kind on a thing, and tells which; none where none is open.
pub async fn drop_duty(
    tx: &Tx,
    call: &Call,
    kind: &str,
    subject: Subject,
    reason: &str,
) -> Result<Option<DutyId>, Problem> {
    let closing = Closing {
        state: State::Dropped,
        at: call.now,
        reason: Some(reason),
    };
    end(tx, call, (kind, subject), closing).await
}

async fn end(
    tx: &Tx,
    call: &Call,
    which: (&str, Subject),
    closing: Closing<'_>,
) -> Result<Option<DutyId>, Problem> {
    let Some(duty) = duty_open(tx, which.0, which.1).await? else {
        return Ok(None);
    };
    duty_close(tx, duty.id, closing).await?;
    desks_clear(tx, duty.id).await?;
    let verb = match closing.state {
        State::Dropped => "duties.dropped",
        State::Open | State::Done => "duties.done",
    };
    let entry = tell::entry_on(verb, &duty).change(
        "state",
        Some(duty.state.key().to_owned()),
        Some(closing.state.key().to_owned()),
    );
    let entry = match closing.reason {
        Some(reason) => entry.reason(reason),
        None => entry,
    };
    history::write(tx, call, entry).await?;
    Ok(Some(duty.id))
}

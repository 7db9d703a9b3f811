//! Hands a duty over to somebody else of the unit, or back to the unit.

use kernel::{Call, Change, Problem, UserId};
use store::Tx;

use super::tell;
use crate::{
    Seen, State,
    store::{duty_by_id, duty_give},
};

/// Hands an open duty over. Whoever has handed it over in between is not overrun: the answer is then
/// [`Problem::Changed`].
pub async fn hand_over(
    tx: &Tx,
    call: &Call,
    seen: Seen,
    to: Option<UserId>,
) -> Result<(), Problem> {
    let duty = duty_by_id(tx, seen.duty).await?.ok_or(Problem::NotFound)?;
    if duty.version != seen.version || duty.state != State::Open {
        return Err(Problem::Changed(Change {
            version: duty.version,
            kind: "duty",
            id: duty.id.uuid(),
        }));
    }
    duty_give(tx, &duty, to).await?;
    let name = |user: Option<UserId>| user.map(|user| user.to_string());
    let entry =
        tell::entry_on("duties.handed-over", &duty).change("user", name(duty.user), name(to));
    history::write(tx, call, entry).await?;
    Ok(())
}

//! What follows when more is known of locks: what they show of visits is looked at again.

use std::collections::BTreeSet;

use duties::calendar;
use history::{Entry, Stream, Subject};
use kernel::{Call, Date, Problem, UserId};
use schedules::VisitId;
use store::Tx;

use super::steps::come_to;
use crate::{
    model::Proof,
    reads::AttendanceLine,
    store::{
        attendance::{Whose, attendance_list, attendance_save},
        known::known_by_id,
    },
};

/// Looks again at what those whose keys were used have told of these days; of how many visits locks show something else
/// than before.
pub(super) async fn look_again(
    tx: &Tx,
    call: &Call,
    used: &BTreeSet<(UserId, Date)>,
) -> Result<u64, Problem> {
    let mut looked: BTreeSet<(VisitId, UserId)> = BTreeSet::new();
    let mut shown = 0;
    for (user, day) in used {
        // A night's visit stands on the day before or after.
        let days = (
            calendar::days_after(*day, -1),
            calendar::days_after(*day, 1),
        );
        for line in attendance_list(tx, Whose::Worker(*user), days).await? {
            if looked.insert((line.visit, line.user)) && look(tx, call, &line).await? {
                shown += 1;
            }
        }
    }
    Ok(shown)
}

/// Makes anew what the reports of a visit come to; whether locks show more of it than before.
async fn look(tx: &Tx, call: &Call, line: &AttendanceLine) -> Result<bool, Problem> {
    let Some(visit) = known_by_id(tx, line.visit).await? else {
        return Ok(false);
    };
    let told = come_to(tx, &visit, line.user).await?;
    let proofs = |start: Option<Proof>, end: Option<Proof>| {
        let said = [start, end].map(|proof| proof.map_or("", Proof::key));
        said.join(" ").trim().to_owned()
    };
    let before = proofs(line.start_proof, line.end_proof);
    let after = proofs(
        told.start.map(|moment| moment.proof),
        told.end.map(|moment| moment.proof),
    );
    if before == after {
        return Ok(false);
    }
    attendance_save(tx, (&visit, line.user), &told).await?;
    let entry = Entry::new(
        Stream::Person(visit.person),
        "visits.lock-shows",
        Subject::new("visit", visit.id),
    )
    .change("proof", Some(before), Some(after));
    history::write(tx, call, entry).await?;
    Ok(true)
}

//! Takes what locks have noted of those who used their keys.

use std::collections::BTreeSet;

use access::{Need, Resource};
use duties::calendar;
use history::{Entry, Stream, Subject};
use kernel::{Call, Date, Problem, UserId};
use serde::{Deserialize, Serialize};
use store::{Action, Tx};

use super::steps::come_to;
use crate::{
    model::{LockEvent, Proof},
    reads::AttendanceLine,
    store::{
        attendance::{Whose, attendance_list, attendance_save},
        known::known_by_id,
        lock::event_insert,
    },
};

/// Takes what locks have noted. Each event is taken once, however often it comes, and kept whether or not it shows
/// anything: of a report that comes later, or a register that is read later, it may.
#[derive(Debug, Clone)]
pub struct HearLocks {
    /// What was noted.
    pub events: Vec<LockEvent>,
}

/// What became of events.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heard {
    /// They were new.
    pub new: u64,
    /// Visits of which they show a time that nothing as good showed before.
    pub shown: u64,
}

impl Action for HearLocks {
    const NAME: &'static str = "hear-locks";
    type Done = Heard;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<Heard, Problem> {
        access::require(tx, call, Need::administer(Resource::VisitReport)).await?;
        let mut heard = Heard::default();
        let mut touched: BTreeSet<(UserId, Date)> = BTreeSet::new();
        for event in &self.events {
            let day = calendar::day_of(event.at, &call.zone);
            if event_insert(tx, event, (day, call.now)).await? {
                heard.new += 1;
                touched.insert((event.user, day));
            }
        }
        let mut looked: BTreeSet<(schedules::VisitId, UserId)> = BTreeSet::new();
        for (user, day) in touched {
            // A night's visit stands on the day before or after.
            let days = (calendar::days_after(day, -1), calendar::days_after(day, 1));
            for line in attendance_list(tx, Whose::Worker(user), days).await? {
                if looked.insert((line.visit, line.user)) && look(tx, call, &line).await? {
                    heard.shown += 1;
                }
            }
        }
        Ok(heard)
    }
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

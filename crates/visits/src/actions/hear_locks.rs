//! Takes what locks have noted of those who used their keys.

use access::{Need, Resource};
use duties::calendar;
use kernel::{Call, Problem};
use schedules::ScheduledVisit;
use serde::{Deserialize, Serialize};
use store::{Action, Tx};

use super::steps::{ask, keep};
use crate::{
    model::{KnownVisit, LockEvent, LockUse, LockedHome, Proof, Report, ReportKind},
    rules::nearest,
    store::{
        known::{known_by_id, known_save},
        lock::{event_insert, lock_on},
    },
};

/// Takes what locks have noted. Each event is taken once, however often it comes; one that belongs to no home or to no
/// visit is kept too.
#[derive(Debug, Clone)]
pub struct HearLocks {
    /// What was noted.
    pub events: Vec<LockEvent>,
}

/// What became of events.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heard {
    /// They show the time of a visit.
    pub fit: u64,
    /// They were known already.
    pub known: u64,
    /// Their lock is on no home, or their user had no visit there at about that time.
    pub beside: u64,
}

impl Action for HearLocks {
    const NAME: &'static str = "hear-locks";
    type Done = Heard;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<Heard, Problem> {
        access::require(tx, call, Need::administer(Resource::VisitReport)).await?;
        let mut heard = Heard::default();
        for event in &self.events {
            let day = calendar::day_of(event.at, &call.zone);
            let home = lock_on(tx, &event.lock, day).await?;
            let visit = match &home {
                Some(home) => visit(tx, call, (event, home)).await?,
                None => None,
            };
            let belongs = (home, visit.as_ref().map(|visit| visit.id));
            if !event_insert(tx, event, &belongs, call.now).await? {
                heard.known += 1;
            } else if let Some(visit) = visit {
                heard.fit += 1;
                for kind in keep(tx, call, &visit, &report(call, event, &visit)).await? {
                    ask(tx, call, (&visit, event.user), (kind, None)).await?;
                }
            } else {
                heard.beside += 1;
            }
        }
        Ok(heard)
    }
}

/// The visit that the user of the key had at the home at about that time.
async fn visit(
    tx: &Tx,
    call: &Call,
    (event, home): (&LockEvent, &LockedHome),
) -> Result<Option<KnownVisit>, Problem> {
    let day = calendar::day_of(event.at, &call.zone);
    // What begins late in the evening ends on the next day.
    let days = (calendar::days_after(day, -1), day);
    let is_there = |one: &ScheduledVisit| {
        Some(one.person) == home.person && one.provider == home.provider && one.is_planned()
    };
    let mut visits = schedules::visits_of_worker(tx, event.user, days).await?;
    visits.retain(is_there);
    let Some(one) = nearest(&visits, (event.at, event.what), &call.zone) else {
        return Ok(None);
    };
    if let Some(known) = known_by_id(tx, one.id).await? {
        return Ok(Some(known));
    }
    // Who has no phone was never told of it.
    let known = KnownVisit::of(one);
    known_save(tx, &known).await?;
    Ok(Some(known))
}

fn report(call: &Call, event: &LockEvent, visit: &KnownVisit) -> Report {
    Report {
        id: call.new_id(),
        visit: visit.id,
        user: event.user,
        by: event.user,
        kind: match event.what {
            LockUse::Opened => ReportKind::Started,
            LockUse::Closed => ReportKind::Ended,
        },
        said: event.at,
        received: call.now,
        proof: Proof::Lock,
        tasks: vec![],
        not_made: None,
        words: None,
        correction: None,
    }
}

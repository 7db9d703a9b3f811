//! Takes what locks have noted of those who used their keys.

use std::collections::BTreeSet;

use access::{Need, Resource};
use duties::calendar;
use kernel::{Call, Date, Problem, UserId};
use serde::{Deserialize, Serialize};
use store::{Action, Tx};

use super::lock_steps::look_again;
use crate::{model::LockEvent, store::lock::event_insert};

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
        heard.shown = look_again(tx, call, &touched).await?;
        Ok(heard)
    }
}

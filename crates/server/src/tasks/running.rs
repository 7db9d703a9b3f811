//! Running tasks: at their interval, failures told once, until the process is told to stop.

use std::{future::Future, sync::Arc, time::Duration};

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use kernel::{Actor, Call, Clock, Fault, Problem, RequestKey};
use sha2::{Digest, Sha256};
use store::{Store, on_own_thread};
use tokio::{
    sync::watch,
    task::JoinHandle,
    time::{MissedTickBehavior, interval},
};
use uuid::Uuid;

use crate::stop::chain;

/// Where the keys of turns come from that need not be told apart.
pub trait Keys: Send + Sync {
    /// One that nobody has had.
    fn draw(&self) -> Result<RequestKey, Fault>;
}

/// Keys by the machine's chance.
#[derive(Debug, Clone, Copy, Default)]
pub struct DrawnKeys;

impl Keys for DrawnKeys {
    fn draw(&self) -> Result<RequestKey, Fault> {
        let mut key = [0; 16];
        getrandom::fill(&mut key).map_err(|e| Fault::from_source("drawing chance", e))?;
        Ok(RequestKey(Uuid::from_bytes(key)))
    }
}

/// What a task works with.
#[derive(Clone)]
pub struct Bench {
    /// The store.
    pub store: Store,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// The municipality's zone.
    pub zone: TimeZone,
    /// Chance is a parameter, as time is: what is laid out has ids that follow from it.
    pub keys: Arc<dyn Keys>,
}

impl std::fmt::Debug for Bench {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Bench")
            .field("zone", &self.zone)
            .finish_non_exhaustive()
    }
}

impl Bench {
    /// A call by a task, for the one turn of it that `turn` names: a repeat, here or in another process, is the
    /// same request.
    pub fn call(&self, task: &str, turn: &str) -> Call {
        let digest = Sha256::digest(format!("sammanhang task {task} {turn}"));
        let key = digest.first_chunk::<16>().copied().unwrap_or_default();
        let key = RequestKey(Uuid::from_bytes(key));
        Call::new(Actor::system(task), self.clock.now(), key).in_zone(self.zone.clone())
    }

    /// A call by a task whose turns need not be told apart: what it has done stands in the tables.
    pub fn fresh_call(&self, task: &str) -> Result<Call, Fault> {
        let key = self.keys.draw()?;
        Ok(Call::new(Actor::system(task), self.clock.now(), key).in_zone(self.zone.clone()))
    }

    /// The day in the municipality at a moment.
    pub fn day_of(&self, at: Timestamp) -> Date {
        at.to_zoned(self.zone.clone()).date()
    }

    /// The day and hour that it is in the municipality.
    pub fn day_and_hour(&self) -> (Date, i8) {
        let now = self.clock.now().to_zoned(self.zone.clone());
        (now.date(), now.hour())
    }
}

/// Something that is done without anybody asking.
pub trait Task: Send + Sync + 'static {
    /// Its name in logs, metrics and history.
    const NAME: &'static str;
    /// How long between turns.
    const EVERY: Duration;
    /// One turn. Tells how many things it did.
    fn turn(&self, bench: &Bench) -> impl Future<Output = Result<u64, Problem>> + Send;
}

/// Starts a task. It ends, between two turns, when `stopping` says so.
pub fn start<T: Task>(
    task: T,
    bench: Bench,
    mut stopping: watch::Receiver<bool>,
) -> JoinHandle<()> {
    let task = Arc::new(task);
    tokio::spawn(async move {
        let mut turns = interval(T::EVERY);
        turns.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut is_failing = false;
        loop {
            tokio::select! {
                _ = stopping.wait_for(|stop| *stop) => return,
                _ = turns.tick() => {}
            }
            let (at_it, bench) = (Arc::clone(&task), bench.clone());
            let turn = on_own_thread(async move { at_it.turn(&bench).await });
            let Some(done) = turn.await else { return };
            is_failing = report(T::NAME, done, is_failing);
        }
    })
}

/// Logs what is new: work that was done, the first of several failures, and the first success after them.
fn report(task: &'static str, done: Result<u64, Problem>, was_failing: bool) -> bool {
    let outcome = if done.is_ok() { "done" } else { "failed" };
    metrics::counter!("sammanhang_task_turns_total", "task" => task, "outcome" => outcome)
        .increment(1);
    match done {
        Ok(things) => {
            if was_failing {
                tracing::info!(task, "works again");
            }
            if things > 0 {
                tracing::info!(task, things, "done");
            }
            false
        }
        Err(problem) => {
            if !was_failing {
                tracing::error!(
                    task,
                    fault = chain(&problem),
                    "failed; it is tried again, and told when it works"
                );
            }
            true
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_task_is_told_when_it_begins_and_when_it_ends() {
        let fail = || Err(Problem::from(Fault::new("no disk")));
        assert!(report("test", fail(), false));
        assert!(report("test", fail(), true));
        assert!(!report("test", Ok(0), true));
    }
}

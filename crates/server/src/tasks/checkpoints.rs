//! Every night a root over all history, logged so that it is kept wherever logs are kept.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use history::TakeCheckpoint;
use jiff::civil::Date;
use kernel::Problem;

use super::{Bench, Task};

/// From this hour on a night's root is taken, or later if nobody was there to take it.
const HOUR: i8 = 2;

/// Takes a root every night.
#[derive(Debug, Default)]
pub struct Checkpoints {
    taken: Mutex<Option<Date>>,
}

impl Checkpoints {
    fn was_taken(&self, day: Date) -> bool {
        *self.taken.lock().unwrap_or_else(PoisonError::into_inner) == Some(day)
    }
}

impl Task for Checkpoints {
    const NAME: &'static str = "checkpoint";
    const EVERY: Duration = Duration::from_mins(1);

    async fn turn(&self, bench: &Bench) -> Result<u64, Problem> {
        let (day, hour) = bench.day_and_hour();
        if hour < HOUR || self.was_taken(day) {
            return Ok(0);
        }
        let call = bench.call(Self::NAME, &day.to_string());
        let taken = bench.store.act(&call, &TakeCheckpoint).await?;
        *self.taken.lock().unwrap_or_else(PoisonError::into_inner) = Some(day);
        tracing::info!(checkpoint = taken.to_string(), "a root over all history");
        Ok(1)
    }
}

//! Every night a root over all history, logged so that it is kept wherever logs are kept.

use std::time::Duration;

use history::TakeCheckpoint;
use kernel::Problem;

use super::{Bench, Task, nightly::Nightly};

/// From this hour on a night's root is taken, or later if nobody was there to take it.
const HOUR: i8 = 2;

/// Takes a root every night.
#[derive(Debug, Default)]
pub struct Checkpoints(Nightly);

impl Task for Checkpoints {
    const NAME: &'static str = "checkpoint";
    const EVERY: Duration = Duration::from_mins(1);

    async fn turn(&self, bench: &Bench) -> Result<u64, Problem> {
        let Some(day) = self.0.due(bench, HOUR) else {
            return Ok(0);
        };
        let call = bench.call(Self::NAME, &day.to_string());
        let taken = bench.store.act(&call, &TakeCheckpoint).await?;
        self.0.done(day);
        tracing::info!(checkpoint = taken.to_string(), "a root over all history");
        Ok(1)
    }
}

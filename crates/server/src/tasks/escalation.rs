//! Every minute, duties that nobody has done go to those above.

use std::time::Duration;

use duties::Escalate;
use kernel::Problem;

use super::{Bench, Task};

/// Raises what is past its time.
#[derive(Debug, Clone, Copy, Default)]
pub struct Escalation;

impl Task for Escalation {
    const NAME: &'static str = Escalate::TASK;
    const EVERY: Duration = Duration::from_mins(1);

    async fn turn(&self, bench: &Bench) -> Result<u64, Problem> {
        let mut all = 0;
        // Other requests come between the batches.
        loop {
            let call = bench.fresh_call(Self::NAME)?;
            let raised = bench.store.act(&call, &Escalate).await?;
            all += u64::try_from(raised).unwrap_or_default();
            if raised < Escalate::BATCH {
                return Ok(all);
            }
        }
    }
}

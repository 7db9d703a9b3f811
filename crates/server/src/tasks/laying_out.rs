//! Every hour, the visits of care plans are laid out as far ahead as the local rule says.

use std::time::Duration;

use kernel::Problem;
use schedules::{AdoptPlans, ExtendPlans};

use super::{Bench, Task};

/// Lays out what is behind: first plans that were agreed before there was a schedule, then those that need more days.
#[derive(Debug, Clone, Copy, Default)]
pub struct LayingOut;

impl Task for LayingOut {
    const NAME: &'static str = ExtendPlans::TASK;
    const EVERY: Duration = Duration::from_hours(1);

    async fn turn(&self, bench: &Bench) -> Result<u64, Problem> {
        let mut all = 0;
        let mut after = None;
        // What is missing is asked of the reader, so that nobody waits where nothing is; other requests come between
        // the batches.
        let reader = bench.store.reader();
        loop {
            let looked = schedules::look(reader, after).await?;
            if looked.is_any_missing {
                let call = bench.fresh_call(Self::NAME)?;
                let adopted = bench.store.act(&call, &AdoptPlans { after }).await?;
                all += u64::try_from(adopted.laid).unwrap_or_default();
            }
            after = looked.last;
            if after.is_none() {
                break;
            }
        }
        loop {
            let call = bench.fresh_call(Self::NAME)?;
            if !schedules::is_behind(reader, &call).await? {
                return Ok(all);
            }
            let extended = bench.store.act(&call, &ExtendPlans).await?;
            all += u64::try_from(extended).unwrap_or_default();
            if extended < ExtendPlans::BATCH {
                return Ok(all);
            }
        }
    }
}

//! Every night the measures that goals are bound to are read, so that a page of goals counts nothing itself.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use goals::TakeReadings;
use jiff::civil::Date;
use kernel::Problem;

use super::{Bench, Task};

/// From this hour on: before those who look at goals come to work, and after the night's other tasks.
const HOUR: i8 = 3;

/// Reads the measures of this year's chains once a night.
#[derive(Debug, Default)]
pub struct GoalReadings {
    read: Mutex<Option<Date>>,
}

impl GoalReadings {
    fn was_read(&self, day: Date) -> bool {
        *self.read.lock().unwrap_or_else(PoisonError::into_inner) == Some(day)
    }
}

impl Task for GoalReadings {
    const NAME: &'static str = "goal-readings";
    const EVERY: Duration = Duration::from_mins(5);

    async fn turn(&self, bench: &Bench) -> Result<u64, Problem> {
        let (day, hour) = bench.day_and_hour();
        if hour < HOUR || self.was_read(day) {
            return Ok(0);
        }
        let reader = bench.store.reader();
        let mut all = 0;
        for chain in goals::chains(reader).await? {
            if chain.year != day.year() {
                continue;
            }
            let call = bench.call(Self::NAME, &format!("{day} {}", chain.id));
            let of = (&chain, day);
            let figures = goals::figures(reader, &call, of, portal::MEASURES).await?;
            let take = TakeReadings {
                chain: chain.id,
                figures,
            };
            all += bench.store.act(&call, &take).await?;
        }
        *self.read.lock().unwrap_or_else(PoisonError::into_inner) = Some(day);
        Ok(all)
    }
}

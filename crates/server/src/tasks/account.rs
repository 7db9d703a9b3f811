//! Every night the open months of the minutes account are counted anew.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use jiff::civil::Date;
use kernel::Problem;
use minutes_account::CountMonth;

use super::{Bench, Task};

/// From this hour on: before the goals read the measures that rest on it.
const HOUR: i8 = 2;

/// Counts the open months of each provider once a night.
#[derive(Debug, Default)]
pub struct MinutesAccount {
    counted: Mutex<Option<Date>>,
}

impl MinutesAccount {
    fn was_counted(&self, day: Date) -> bool {
        *self.counted.lock().unwrap_or_else(PoisonError::into_inner) == Some(day)
    }
}

impl Task for MinutesAccount {
    const NAME: &'static str = "minutes-account";
    const EVERY: Duration = Duration::from_mins(5);

    async fn turn(&self, bench: &Bench) -> Result<u64, Problem> {
        let (day, hour) = bench.day_and_hour();
        if hour < HOUR || self.was_counted(day) {
            return Ok(0);
        }
        let reader = bench.store.reader();
        let forms = organisation::Forms::read(reader).await?;
        let mut all = 0;
        for (month, to) in minutes_account::open_months(reader, day).await? {
            for provider in forms.providers() {
                let of = (month, to);
                let counted = minutes_account::count_orders(reader, provider, of).await?;
                let call = bench.call(Self::NAME, &format!("{day} {provider} {month}"));
                all += bench.store.act(&call, &CountMonth { counted }).await?;
            }
        }
        *self.counted.lock().unwrap_or_else(PoisonError::into_inner) = Some(day);
        Ok(all)
    }
}

//! Every night the open months of the minutes account are counted anew.

use std::time::Duration;

use jiff::civil::Date;
use kernel::{Problem, UnitId};
use minutes_account::{CountMonth, Month};

use super::{Bench, Task, nightly::Nightly};
use crate::stop::chain;

/// From this hour on: before the goals read the measures that rest on it.
const HOUR: i8 = 2;

async fn count(
    bench: &Bench,
    day: Date,
    (provider, month, to): (UnitId, Month, Date),
) -> Result<u64, Problem> {
    let reader = bench.store.reader();
    let counted = minutes_account::count_orders(reader, provider, (month, to)).await?;
    let call = bench.call(MinutesAccount::NAME, &format!("{day} {provider} {month}"));
    bench.store.act(&call, &CountMonth { counted }).await
}

/// Counts the open months of each provider once a night.
#[derive(Debug, Default)]
pub struct MinutesAccount(Nightly);

impl Task for MinutesAccount {
    const NAME: &'static str = "minutes-account";
    const EVERY: Duration = Duration::from_mins(5);

    async fn turn(&self, bench: &Bench) -> Result<u64, Problem> {
        let Some(day) = self.0.due(bench, HOUR) else {
            return Ok(0);
        };
        let reader = bench.store.reader();
        let forms = organisation::Forms::read(reader).await?;
        let mut all = 0;
        let mut broken = None;
        for (month, to) in minutes_account::open_months(reader, day).await? {
            let known = minutes_account::counted_months(reader, (month, month)).await?;
            for provider in forms.providers() {
                // Another process, or this one before it was stopped, may have counted it this night.
                let mut known = known.iter().filter(|one| one.provider == provider);
                if known.any(|one| one.to >= to && bench.day_of(one.at) == day) {
                    continue;
                }
                // One provider's broken row must not leave the others uncounted.
                match count(bench, day, (provider, month, to)).await {
                    Ok(rows) => all += rows,
                    Err(problem) => {
                        tracing::error!(%provider, %month, fault = chain(&problem), "not counted");
                        broken = Some(problem);
                    }
                }
            }
        }
        if let Some(problem) = broken {
            return Err(problem);
        }
        self.0.done(day);
        Ok(all)
    }
}

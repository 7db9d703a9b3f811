//! Every night the measures that goals are bound to are read, so that a page of goals counts nothing itself.

use std::time::Duration;

use goals::TakeReadings;
use kernel::Problem;
use store::Reader;

use super::{Bench, Task, nightly::Nightly};

/// From this hour on: before those who look at goals come to work, and after the night's other tasks.
const HOUR: i8 = 3;

/// Whether a chain has no annual report that the committee has handled.
async fn is_unreported(reader: &Reader, chain: goals::ChainId) -> Result<bool, Problem> {
    let reports = goals::reports(reader, chain).await?;
    let is_annual = |report: &goals::Report| {
        report.kind == goals::ReportKind::Annual && report.frozen.is_some()
    };
    Ok(!reports.iter().any(is_annual))
}

/// Reads the measures of this year's chains once a night, and of last year's until that is reported.
#[derive(Debug, Default)]
pub struct GoalReadings(Nightly);

impl Task for GoalReadings {
    const NAME: &'static str = "goal-readings";
    const EVERY: Duration = Duration::from_mins(5);

    async fn turn(&self, bench: &Bench) -> Result<u64, Problem> {
        let Some(day) = self.0.due(bench, HOUR) else {
            return Ok(0);
        };
        let reader = bench.store.reader();
        let mut all = 0;
        for chain in goals::chains(reader).await? {
            // Last year's figures still come in until its annual report is decided on.
            let is_last = chain.year + 1 == day.year() && is_unreported(reader, chain.id).await?;
            if chain.year != day.year() && !is_last {
                continue;
            }
            let call = bench.call(Self::NAME, &format!("{day} {}", chain.id));
            // A process that begins in the middle of a day does not count a year of rows again.
            if bench.store.was_carried_out(&call).await? {
                continue;
            }
            let of = (&chain, day);
            let figures = goals::figures(reader, &call, of, portal::MEASURES).await?;
            let take = TakeReadings {
                chain: chain.id,
                figures,
            };
            all += bench.store.act(&call, &take).await?;
        }
        self.0.done(day);
        Ok(all)
    }
}

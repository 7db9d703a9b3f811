//! Lays plans out further, a day each day.

use duties::calendar;
use kernel::{Call, Problem};
use store::{Action, Tx};

use super::{hear_plans::clip, steps::lay_out};
use crate::{
    reads::{BATCH, horizon},
    store::plan::{LaidPlan, plan_note, plans_behind},
};

/// Lays out what is behind, a batch at a time; answers how many plans. Call it again while the answer is
/// [`ExtendPlans::BATCH`].
///
/// How far each plan is laid out stands in the table, so that it does not matter how often it is called, by how many
/// servers, and when it was interrupted.
#[derive(Debug, Clone, Copy, Default)]
pub struct ExtendPlans;

impl ExtendPlans {
    /// How many plans one call lays out at most.
    pub const BATCH: i64 = BATCH;
    /// The task by which the system acts.
    pub const TASK: &'static str = "laying-out";
}

impl Action for ExtendPlans {
    const NAME: &'static str = "extend-plans";
    type Done = i64;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<i64, Problem> {
        let until = horizon(tx, call).await?;
        let mut done = 0;
        for laid in plans_behind(tx, until, Self::BATCH).await? {
            extend(call, tx, laid, until).await?;
            done += 1;
        }
        Ok(done)
    }
}

async fn extend(call: &Call, tx: &Tx, laid: LaidPlan, until: kernel::Date) -> Result<(), Problem> {
    // After a long stop, days that have passed are not laid out: nobody was told of them.
    let from = calendar::days_after(laid.until, 1).max(call.today());
    let view = care_plans::plan(tx, laid.person, laid.plan).await?;
    if let Some(view) = &view
        && let Some(version) = view.version(laid.number)
    {
        let help = care_plans::help_days(tx, &view.plan).await?;
        let days = clip((from, until), help);
        lay_out(tx, call, (&view.plan, version), days, &[]).await?;
    }
    plan_note(tx, &LaidPlan { until, ..laid }).await?;
    Ok(())
}

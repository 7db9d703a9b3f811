//! Takes away a goal or an indicator that nothing rests on.

use kernel::{Call, Problem, Refusal};
use store::{Action, Tx};

use super::{changed, entry, may_write};
use crate::{
    model::{GoalId, IndicatorId},
    store::{chain, indicator, reading},
};

/// Takes away a goal without indicators.
#[derive(Debug, Clone, Copy)]
pub struct RemoveGoal {
    /// Which.
    pub goal: GoalId,
    /// In the version that was seen.
    pub version: i64,
}

impl Action for RemoveGoal {
    const NAME: &'static str = "remove-goal";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        may_write(tx, call).await?;
        let goal = chain::goal_by_id(tx, self.goal).await?;
        let goal = goal.ok_or(Problem::NotFound)?;
        if goal.version != self.version {
            return Err(changed("goal", goal.id, goal.version));
        }
        if indicator::indicators_under(tx, goal.id).await? > 0 {
            return Err(Refusal::new("goals-refusal-goal-has-indicators").into());
        }
        chain::goal_remove(tx, goal.id).await?;
        let told = entry("goals.goal-removed", ("goal", goal.id)).change(
            "title",
            Some(goal.title.to_string()),
            None,
        );
        history::write(tx, call, told).await?;
        Ok(())
    }
}

/// Takes away an indicator that has no value yet.
#[derive(Debug, Clone, Copy)]
pub struct RemoveIndicator {
    /// Which.
    pub indicator: IndicatorId,
    /// In the version that was seen.
    pub version: i64,
}

impl Action for RemoveIndicator {
    const NAME: &'static str = "remove-indicator";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        may_write(tx, call).await?;
        let found = indicator::indicator_by_id(tx, self.indicator).await?;
        let found = found.ok_or(Problem::NotFound)?;
        if found.version != self.version {
            return Err(changed("indicator", found.id, found.version));
        }
        if !reading::readings_of(tx, found.id).await?.is_empty() {
            return Err(Refusal::new("goals-refusal-indicator-has-values").into());
        }
        indicator::indicator_remove(tx, found.id).await?;
        let told = entry("goals.indicator-removed", ("indicator", found.id)).change(
            "name",
            Some(found.name.to_string()),
            None,
        );
        history::write(tx, call, told).await?;
        Ok(())
    }
}

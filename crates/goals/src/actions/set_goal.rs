//! Sets a goal of a chain.

use kernel::{Call, Line, Problem};
use store::{Action, Tx};

use super::{changed, entry, may_write};
use crate::{
    model::{Area, ChainId, Goal, GoalId},
    store::chain,
};

/// A new goal, or one as it is to be.
#[derive(Debug, Clone)]
pub struct SetGoal {
    /// Which; none for a new one.
    pub goal: Option<(GoalId, i64)>,
    /// In which chain.
    pub chain: ChainId,
    /// Where in it.
    pub position: i64,
    /// Side of sustainability.
    pub area: Area,
    /// The council's goal.
    pub title: Line,
    /// The committee's goal.
    pub committee_goal: Option<Line>,
}

impl Action for SetGoal {
    const NAME: &'static str = "set-goal";
    type Done = GoalId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<GoalId, Problem> {
        may_write(tx, call).await?;
        let in_chain = chain::chain_by_id(tx, self.chain).await?;
        in_chain.ok_or(Problem::NotFound)?;
        let before = match self.goal {
            None => None,
            Some((id, version)) => {
                let found = chain::goal_by_id(tx, id).await?;
                let found = found.filter(|goal| goal.chain == self.chain);
                let found = found.ok_or(Problem::NotFound)?;
                if found.version != version {
                    return Err(changed("goal", id, found.version));
                }
                Some(found)
            }
        };
        let goal = Goal {
            id: before.as_ref().map_or_else(|| call.new_id(), |one| one.id),
            chain: self.chain,
            position: self.position,
            area: self.area,
            title: self.title.clone(),
            committee_goal: self.committee_goal.clone(),
            version: before.as_ref().map_or(1, |one| one.version + 1),
        };
        chain::goal_save(tx, &goal).await?;
        let words = |goal: &Goal| goal.committee_goal.as_ref().map(ToString::to_string);
        let told = entry("goals.goal-set", ("goal", goal.id))
            .change(
                "title",
                before.as_ref().map(|one| one.title.to_string()),
                Some(goal.title.to_string()),
            )
            .change(
                "committee-goal",
                before.as_ref().and_then(words),
                words(&goal),
            )
            .link(format!("/malarbete?kedja={}", goal.chain));
        history::write(tx, call, told).await?;
        Ok(goal.id)
    }
}

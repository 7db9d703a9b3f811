//! Begins a committee's chain of goals for a year.

use ::store::{Action, Tx};
use kernel::{Call, Line, Problem, Refusal};

use super::{entry, may_write};
use crate::{
    model::{Aim, Chain, ChainId, Goal, Indicator, Targets},
    reads::Clock,
    rules::{Bands, Table},
    store,
};

/// The first and the last year that a chain may be for.
const YEARS: std::ops::RangeInclusive<i16> = 2015..=2100;

/// Begins a chain, empty or with the goals of an earlier one.
#[derive(Debug, Clone)]
pub struct CreateChain {
    /// Whose.
    pub committee: Line,
    /// For which year.
    pub year: i16,
    /// Whose goals and indicators it takes over: the last value of each becomes its baseline, and follows it
    /// until the new year begins; targets for the new year and later stay, activities do not.
    pub from: Option<ChainId>,
}

impl Action for CreateChain {
    const NAME: &'static str = "create-goal-chain";
    type Done = ChainId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<ChainId, Problem> {
        may_write(tx, call).await?;
        let book = rulebook::reads::book(tx).await?;
        let end = jiff::civil::date(self.year.clamp(2015, 2100), 12, 31);
        // A year that the municipality has no table for cannot be judged.
        let has_rules = Table::read(&book, end).is_ok() && Bands::read(&book, end).is_ok();
        if !YEARS.contains(&self.year) || !has_rules {
            return Err(Refusal::new("goals-refusal-year").at("year").into());
        }
        if store::chain::chain_of(tx, &self.committee, self.year)
            .await?
            .is_some()
        {
            return Err(Refusal::new("goals-refusal-chain-exists").at("year").into());
        }
        let chain = Chain {
            id: call.new_id(),
            committee: self.committee.clone(),
            year: self.year,
        };
        store::chain::chain_add(tx, &chain).await?;
        if let Some(from) = self.from {
            let before = store::chain::chain_by_id(tx, from).await?;
            let before = before.ok_or(Problem::NotFound)?;
            if before.year >= chain.year {
                return Err(Refusal::new("goals-refusal-from-later").at("from").into());
            }
            take_over(call, tx, (&before, &chain)).await?;
        }
        let told = entry("goals.chain-begun", ("goal-chain", chain.id))
            .change("year", None, Some(chain.year.to_string()))
            .change("committee", None, Some(chain.committee.to_string()))
            .link(format!("/malarbete?kedja={}", chain.id));
        history::write(tx, call, told).await?;
        Ok(chain.id)
    }
}

async fn take_over(call: &Call, tx: &Tx, (before, chain): (&Chain, &Chain)) -> Result<(), Problem> {
    let days = Clock::of(before, jiff::civil::date(before.year, 12, 31));
    let last = store::reading::readings_last(tx, before.id, (days.from, days.to)).await?;
    let indicators = store::indicator::indicators_of_chain(tx, before.id).await?;
    for goal in store::chain::goals_of(tx, before.id).await? {
        let new = Goal {
            id: call.new_id(),
            chain: chain.id,
            version: 1,
            ..goal.clone()
        };
        store::chain::goal_save(tx, &new).await?;
        for indicator in indicators.iter().filter(|one| one.goal == goal.id) {
            let reading = last.iter().find(|one| one.told.indicator == indicator.id);
            let targets = indicator.targets.iter();
            let mut targets: Targets = targets
                .filter(|(year, _)| **year >= chain.year)
                .map(|(year, value)| (*year, *value))
                .collect();
            // What is to reach a level is to reach the same until somebody says another.
            if let (Aim::Reach, None, Some((_, level))) = (
                indicator.aim,
                targets.get(&chain.year),
                indicator.targets.range(..chain.year).next_back(),
            ) {
                targets.insert(chain.year, *level);
            }
            let baseline = reading.map(|reading| reading.told.value);
            let copy = Indicator {
                id: call.new_id(),
                goal: new.id,
                baseline: baseline.or(indicator.baseline),
                baseline_year: match baseline {
                    Some(_) => Some(before.year),
                    None => indicator
                        .baseline_year
                        .or(indicator.baseline.map(|_was| before.year - 1)),
                },
                targets,
                version: 1,
                ..indicator.clone()
            };
            store::indicator::indicator_save(tx, &copy).await?;
            store::indicator::indicator_follow(tx, copy.id, Some(indicator.id)).await?;
        }
    }
    Ok(())
}

//! Keeps what the measures that a chain's indicators are bound to said.

use ::store::{Action, Tx};
use kernel::{Call, Problem};

use super::{entry, follow::follow, may_write};
use crate::{
    model::{Chain, ChainId, NewReading, Reading, Way},
    reads::Clock,
    store,
};

/// Keeps what the measures say of a chain's year up to today: every night, or when somebody asks.
/// [`crate::figures`] reads it beforehand, so that nobody waits with writing while millions of rows are counted.
#[derive(Debug, Clone)]
pub struct TakeReadings {
    /// Of which chain.
    pub chain: ChainId,
    /// What the measures say.
    pub figures: Vec<NewReading>,
}

impl Action for TakeReadings {
    const NAME: &'static str = "take-readings";
    type Done = u64;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<u64, Problem> {
        may_write(tx, call).await?;
        let chain = store::chain::chain_by_id(tx, self.chain).await?;
        let chain = chain.ok_or(Problem::NotFound)?;
        take(call, tx, &chain, &self.figures).await
    }
}

/// Keeps what is new of what the measures say, and tells how much that was.
pub(super) async fn take(
    call: &Call,
    tx: &Tx,
    chain: &Chain,
    figures: &[NewReading],
) -> Result<u64, Problem> {
    let year = Clock::of(chain, jiff::civil::date(chain.year, 12, 31));
    let indicators = store::indicator::indicators_of_chain(tx, chain.id).await?;
    let mut taken = 0;
    for figure in figures {
        let own = indicators.iter().find(|one| one.id == figure.indicator);
        let bound = own.and_then(|one| one.binding.as_ref());
        // Between the count and now the indicator may have been bound otherwise, unbound or taken away: then it is not
        // for us to say.
        let is_bound = bound.is_some_and(|bound| figure.binding == Some(bound.key()));
        if !is_bound || figure.way != Way::Measured {
            continue;
        }
        let last = store::reading::readings_last(tx, chain.id, (year.from, figure.day)).await?;
        // What somebody has typed for the very day, knowing better, stands.
        let is_known = |reading: &Reading| {
            let told = &reading.told;
            let is_typed = told.indicator == figure.indicator
                && told.day == figure.day
                && told.way != Way::Measured;
            is_typed || told == figure
        };
        if last.iter().any(is_known) {
            continue;
        }
        let reading = Reading {
            id: call.new_id(),
            told: figure.clone(),
            by: None,
            at: call.now,
        };
        store::reading::reading_add(tx, &reading).await?;
        follow(call, tx, (chain, figure.indicator)).await?;
        taken += 1;
    }
    if taken > 0 {
        let told = entry("goals.readings-taken", ("goal-chain", chain.id))
            .change("count", None, Some(taken.to_string()))
            .link(format!("/malarbete?kedja={}", chain.id));
        history::write(tx, call, told).await?;
    }
    Ok(taken)
}

//! A year that is prepared before the one it takes over from is over: its baselines follow the last values of that one.

use ::store::Tx;
use kernel::{Call, Problem};

use super::entry;
use crate::{
    model::{Chain, Indicator, IndicatorId},
    reads::Clock,
    store::{indicator as kept, reading::readings_last},
};

/// Lets the baselines that follow an indicator of a chain be what its last value now is. A year that has begun keeps
/// what it began with.
pub(super) async fn follow(
    call: &Call,
    tx: &Tx,
    (chain, indicator): (&Chain, IndicatorId),
) -> Result<(), Problem> {
    let today = call.today();
    let followers = kept::followers(tx, indicator).await?;
    let followers = followers
        .into_iter()
        .filter(|(_, year)| *year > today.year());
    let followers: Vec<IndicatorId> = followers.map(|(id, _)| id).collect();
    if followers.is_empty() {
        return Ok(());
    }
    let year = Clock::of(chain, jiff::civil::date(chain.year, 12, 31));
    let last = readings_last(tx, chain.id, (year.from, year.to)).await?;
    let last = last.iter().find(|one| one.told.indicator == indicator);
    let Some(value) = last.map(|one| one.told.value) else {
        return Ok(());
    };
    for id in followers {
        let Some(before) = kept::indicator_by_id(tx, id).await? else {
            continue;
        };
        if before.baseline == Some(value) {
            continue;
        }
        let after = Indicator {
            baseline: Some(value),
            baseline_year: Some(chain.year),
            version: before.version + 1,
            ..before.clone()
        };
        kept::indicator_save(tx, &after).await?;
        let told = entry("goals.baseline-followed", ("indicator", id))
            .change(
                "baseline",
                before.baseline.map(|was| was.to_string()),
                Some(value.to_string()),
            )
            .link(after.address());
        history::write(tx, call, told).await?;
    }
    Ok(())
}

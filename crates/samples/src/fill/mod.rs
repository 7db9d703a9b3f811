//! Fills an empty database with a plan, by the same actions that people use.
//!
//! Time is moved: each step is done when it would have been, by the member of staff who would have done it.

mod account;
mod deviations;
mod follow_ups;
mod goal_list;
mod goals;
mod homes;
mod house;
mod needs;
mod people;
mod plans;
mod records;
mod residents;
mod rounds;
mod schedule;
mod skills;
mod stage;
mod stories;
mod threads;
mod turns;
mod visits;
mod words;
mod year;

use kernel::{Problem, Timestamp};
use store::Store;

use stage::Stage;
pub use stage::{FillError, Progress, Step};
use year::Year;

use crate::Plan;

/// How much is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filling {
    /// The moment at which the municipality is looked at.
    pub now: Timestamp,
    /// So many days back lives are told; what is older is told as it stands.
    pub history_days: u32,
    /// Whether residents without a case are put in as well.
    pub residents: bool,
}

/// Fills an empty database. The same plan and filling give the same database.
pub async fn fill(
    store: &Store,
    plan: &Plan,
    filling: Filling,
    progress: &dyn Progress,
) -> Result<(), FillError> {
    store.begin_filling().await.map_err(Problem::from)?;
    for indexes in [
        history::READERS_INDEXES,
        duties::READERS_INDEXES,
        access::READERS_INDEXES,
        cases::READERS_INDEXES,
        care_plans::READERS_INDEXES,
        follow_up::READERS_INDEXES,
    ] {
        store.lay_aside(indexes).await.map_err(Problem::from)?;
    }
    // Visits of days that have passed are not laid out: the schedule begins when all plans are told.
    let listeners = || {
        cases::listeners()
            .and(care_plans::listeners())
            .and(::deviations::listeners())
            .and(follow_up::listeners())
    };
    let telling = store.clone().hearing(listeners());
    // But for the few who are told of the whole year.
    let laying = store
        .clone()
        .hearing(listeners().and(schedules::listeners()));
    let mut stage = Stage::new(&telling, plan, filling, progress)?;
    stage.year = Year::of(plan, filling).map(|year| (year, &laying));
    house::put_in(&mut stage).await?;
    people::put_in(&mut stage).await?;
    if filling.residents {
        people::put_in_crowd(&mut stage).await?;
    }
    let answered = threads::tell(&mut stage).await?;
    turns::tell(&mut stage).await?;
    residents::let_in(&mut stage).await?;
    // The schedule asks for lists.
    store.take_up().await.map_err(Problem::from)?;
    schedule::tell(&mut stage).await?;
    visits::tell(&mut stage).await?;
    follow_ups::tell(&mut stage, &answered).await?;
    records::tell(&mut stage, &answered).await?;
    deviations::tell(&mut stage, &answered).await?;
    account::tell(&mut stage).await?;
    goals::tell(&mut stage).await?;
    needs::tell(&mut stage).await?;
    store.end_filling().await.map_err(Problem::from)?;
    Ok(())
}

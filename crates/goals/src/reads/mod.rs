//! What others may ask.

mod measures;
mod standing;

pub(crate) use measures::not_told;
pub use measures::{Measures, RowsOf, figures};
pub use standing::{Clock, committee_page, standing, standing_now};

use ::store::Ask;
use kernel::{Fault, Line};

use crate::{
    actions::About,
    model::{
        Activity, Chain, ChainId, Goal, GoalId, Indicator, IndicatorId, Reading, Report, ReportId,
    },
    store,
};

/// All chains, the latest year first.
pub async fn chains(ask: &dyn Ask) -> Result<Vec<Chain>, Fault> {
    store::chain::chain_list(ask).await
}

/// A chain.
pub async fn chain(ask: &dyn Ask, id: ChainId) -> Result<Option<Chain>, Fault> {
    store::chain::chain_by_id(ask, id).await
}

/// The chain of a committee and a year.
pub async fn chain_of(ask: &dyn Ask, committee: &Line, year: i16) -> Result<Option<Chain>, Fault> {
    store::chain::chain_of(ask, committee, year).await
}

/// A goal.
pub async fn goal(ask: &dyn Ask, id: GoalId) -> Result<Option<Goal>, Fault> {
    store::chain::goal_by_id(ask, id).await
}

/// The goals of a chain, in their order.
pub async fn goals(ask: &dyn Ask, chain: ChainId) -> Result<Vec<Goal>, Fault> {
    store::chain::goals_of(ask, chain).await
}

/// An indicator.
pub async fn indicator(ask: &dyn Ask, id: IndicatorId) -> Result<Option<Indicator>, Fault> {
    store::indicator::indicator_by_id(ask, id).await
}

/// The indicators of a chain, in the order of their goals.
pub async fn indicators(ask: &dyn Ask, chain: ChainId) -> Result<Vec<Indicator>, Fault> {
    store::indicator::indicators_of_chain(ask, chain).await
}

/// The values that an indicator has had, by the days for which they hold; those that were measured by another binding
/// than the present are left out.
pub async fn readings(ask: &dyn Ask, indicator: IndicatorId) -> Result<Vec<Reading>, Fault> {
    store::reading::readings_of_binding(ask, indicator).await
}

/// What is done for an indicator.
pub async fn activities(ask: &dyn Ask, indicator: IndicatorId) -> Result<Vec<Activity>, Fault> {
    store::activity::activities_of(ask, indicator).await
}

/// The reports on a chain, the latest first.
pub async fn reports(ask: &dyn Ask, chain: ChainId) -> Result<Vec<Report>, Fault> {
    store::report::reports_of(ask, chain).await
}

/// All that committees have seen, the latest first.
pub async fn reports_seen(ask: &dyn Ask) -> Result<Vec<Report>, Fault> {
    store::report::reports_frozen(ask).await
}

/// A report.
pub async fn report(ask: &dyn Ask, id: ReportId) -> Result<Option<Report>, Fault> {
    store::report::report_by_id(ask, id).await
}

/// The version of what is said of something in a report; 0 where nothing is.
pub(crate) async fn words_version(
    ask: &dyn Ask,
    report: ReportId,
    about: About,
) -> Result<i64, Fault> {
    let words = store::report::words_of(ask, report).await?;
    Ok(words.get(&about.uuid()).map_or(0, |(_, version)| *version))
}

//! What others may ask.

mod districts;
mod people;

pub use districts::districts_of;
pub(crate) use districts::is_busy;
pub use people::{forecast_of, people_of};
pub(crate) use people::{keep, turn};

use ::store::Ask;
use kernel::Fault;

use crate::{
    model::{
        Basis, BasisFile, BasisId, Border, Budget, FileKind, Ledger, LedgerId, Scenario,
        ScenarioId, Version, VersionLine,
    },
    rules, store,
};

/// All that forecasts rest on, the latest known year first.
pub async fn bases(ask: &dyn Ask) -> Result<Vec<Basis>, Fault> {
    store::basis::basis_list(ask).await
}

/// What forecasts rest on.
pub async fn basis(ask: &dyn Ask, id: BasisId) -> Result<Option<Basis>, Fault> {
    store::basis::basis_by_id(ask, id).await
}

/// The files of a basis, as they were handed in.
pub async fn basis_files(ask: &dyn Ask, id: BasisId) -> Result<Vec<BasisFile>, Fault> {
    store::basis::files_of(ask, id).await
}

/// The borders of a basis's districts; none where it has no districts.
pub async fn borders(ask: &dyn Ask, id: BasisId) -> Result<Vec<Border>, Fault> {
    let Some(text) = store::basis::file_of(ask, (id, FileKind::Borders)).await? else {
        return Ok(Vec::new());
    };
    let broken = || Fault::new("the borders of a basis can no longer be read");
    rules::read_borders(&text).map_err(|_refusal| broken())
}

/// All budgets, the latest first.
pub async fn ledgers(ask: &dyn Ask) -> Result<Vec<Ledger>, Fault> {
    store::budget::ledger_list(ask).await
}

/// A budget with its entries.
pub async fn budget(ask: &dyn Ask, id: LedgerId) -> Result<Option<Budget>, Fault> {
    store::budget::budget_by_id(ask, id).await
}

/// All scenarios, by name.
pub async fn scenarios(ask: &dyn Ask) -> Result<Vec<Scenario>, Fault> {
    store::scenario::scenario_list(ask).await
}

/// A scenario.
pub async fn scenario(ask: &dyn Ask, id: ScenarioId) -> Result<Option<Scenario>, Fault> {
    store::scenario::scenario_by_id(ask, id).await
}

/// The versions of a scenario, the latest first.
pub async fn versions(ask: &dyn Ask, scenario: ScenarioId) -> Result<Vec<VersionLine>, Fault> {
    store::scenario::versions_of(ask, scenario).await
}

/// A version of a scenario.
pub async fn version(
    ask: &dyn Ask,
    (scenario, number): (ScenarioId, i64),
) -> Result<Option<Version>, Fault> {
    store::scenario::version_by_number(ask, scenario, number).await
}

/// The latest version of every scenario.
pub async fn latest(ask: &dyn Ask) -> Result<Vec<VersionLine>, Fault> {
    store::scenario::versions_latest(ask).await
}

/// All that committees have decided on, the latest decision first.
pub async fn decided(ask: &dyn Ask) -> Result<Vec<VersionLine>, Fault> {
    store::scenario::versions_decided(ask).await
}

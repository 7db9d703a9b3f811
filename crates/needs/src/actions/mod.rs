//! The room's use cases, one a file. A struct is the whole input of its use case.

mod add_entry;
mod adopt_version;
mod change_scenario;
mod create_ledger;
mod create_scenario;
mod import_basis;
mod name_scenario;

pub use add_entry::AddEntry;
pub use adopt_version::AdoptVersion;
pub use change_scenario::ChangeScenario;
pub use create_ledger::CreateLedger;
pub use create_scenario::{Begin, CreateScenario};
pub use import_basis::ImportBasis;
pub use name_scenario::NameScenario;

use ::store::Tx;
use access::{Need, Resource};
use history::{Entry, Stream, Subject};
use kernel::{Call, Id, Problem};

use crate::{
    model::{Scenario, ScenarioId},
    store,
};

/// Goes on only if the actor works out forecasts.
async fn may_write(tx: &Tx, call: &Call) -> Result<(), Problem> {
    access::require(tx, call, Need::write(Resource::ForecastDraft)).await
}

async fn load(tx: &Tx, id: ScenarioId) -> Result<Scenario, Problem> {
    let found = store::scenario::scenario_by_id(tx, id).await?;
    found.ok_or(Problem::NotFound)
}

/// What somebody is told who saw an older version.
const fn changed(scenario: &Scenario) -> Problem {
    Problem::Changed(kernel::Change {
        version: scenario.version,
        kind: "scenario",
        id: scenario.id.uuid(),
    })
}

/// What history says, in the chain of the installation: forecasts are nobody's personal matter.
const fn entry<Kind>(verb: &'static str, (kind, id): (&'static str, Id<Kind>)) -> Entry {
    Entry::new(Stream::Installation, verb, Subject::new(kind, id))
}

//! Gives a scenario another name.

use ::store::{Action, Tx};
use kernel::{Call, Line, Problem, Refusal};

use super::{changed, entry, load, may_write};
use crate::{
    model::{Scenario, ScenarioId},
    store,
};

/// Gives a scenario another name. What a committee has decided on keeps the name that it had.
#[derive(Debug, Clone)]
pub struct NameScenario {
    /// Which.
    pub scenario: ScenarioId,
    /// In the version that was seen.
    pub version: i64,
    /// What it is to be called.
    pub name: Line,
}

impl Action for NameScenario {
    const NAME: &'static str = "name-forecast-scenario";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        may_write(tx, call).await?;
        let scenario = load(tx, self.scenario).await?;
        if scenario.version != self.version {
            return Err(changed(&scenario));
        }
        let known = store::scenario::scenario_list(tx).await?;
        let is_taken = |one: &Scenario| one.id != scenario.id && one.name == self.name;
        if known.iter().any(is_taken) {
            return Err(Refusal::new("needs-refusal-name").at("name").into());
        }
        let was = scenario.name.to_string();
        let scenario = Scenario {
            name: self.name.clone(),
            version: scenario.version + 1,
            ..scenario
        };
        store::scenario::scenario_save(tx, &scenario).await?;
        let told = entry("needs.scenario-named", ("scenario", scenario.id))
            .change("name", Some(was), Some(scenario.name.to_string()))
            .link(scenario.address());
        history::write(tx, call, told).await?;
        Ok(())
    }
}

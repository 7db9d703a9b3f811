//! Changes what a scenario assumes: a new version of it.

use ::store::{Action, Tx};
use kernel::{Call, Line, Problem, Refusal};

use super::{changed, entry, load, may_write};
use crate::{
    model::{Assumptions, Scenario, ScenarioId, Version},
    store,
};

/// The most versions of a scenario.
const VERSIONS_MAX: i64 = 1_000;

/// Makes a new version with what is to be assumed from now on. Earlier ones stay as they were.
#[derive(Debug, Clone)]
pub struct ChangeScenario {
    /// Which.
    pub scenario: ScenarioId,
    /// In the version that was seen.
    pub version: i64,
    /// The version of which it is a change. It must be the latest: what came after it would be lost without a word.
    pub built_on: i64,
    /// What is to be assumed.
    pub assumptions: Assumptions,
    /// What is new in it.
    pub why: Line,
}

impl Action for ChangeScenario {
    const NAME: &'static str = "change-forecast-scenario";
    type Done = i64;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<i64, Problem> {
        may_write(tx, call).await?;
        let (user, _unit) = call.staff()?;
        let scenario = load(tx, self.scenario).await?;
        if scenario.version != self.version {
            return Err(changed(&scenario));
        }
        let versions = store::scenario::versions_of(tx, scenario.id).await?;
        let last = versions.first().ok_or(Problem::NotFound)?;
        if last.number >= VERSIONS_MAX {
            return Err(Refusal::new("needs-refusal-many").into());
        }
        if last.number != self.built_on {
            let refusal = Refusal::new("needs-refusal-built-on").with("from", self.built_on);
            return Err(refusal.with("last", last.number).into());
        }
        let before = store::scenario::version_by_number(tx, scenario.id, last.number).await?;
        let before = before.ok_or(Problem::NotFound)?;
        if before.assumptions == self.assumptions {
            return Err(Refusal::new("needs-refusal-nothing-new").into());
        }
        let version = Version {
            id: call.new_id(),
            scenario: scenario.id,
            number: last.number + 1,
            assumptions: self.assumptions.clone(),
            why: self.why.clone(),
            by: user,
            at: call.now,
            adopted: None,
        };
        store::scenario::version_add(tx, &version).await?;
        let scenario = Scenario {
            version: scenario.version + 1,
            ..scenario
        };
        store::scenario::scenario_save(tx, &scenario).await?;
        let told = entry("needs.scenario-changed", ("scenario", scenario.id))
            .change(
                "version",
                Some(last.number.to_string()),
                Some(version.number.to_string()),
            )
            .reason(self.why.as_str())
            .link(scenario.address());
        history::write(tx, call, told).await?;
        Ok(version.number)
    }
}

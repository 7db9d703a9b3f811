//! Begins a scenario: as a basis has it, or as a copy of another.

use ::store::{Action, Tx};
use kernel::{Call, Line, Problem, Refusal};

use super::{entry, may_write};
use crate::{
    model::{Assumptions, BasisId, FileKind, Scenario, ScenarioId, Version},
    store,
};

/// The most scenarios that are kept: a list that nobody can look through helps nobody.
const SCENARIOS_MAX: usize = 200;

/// With what a scenario begins.
#[derive(Debug, Clone)]
pub enum Begin {
    /// With what its basis assumes, and use as today.
    Basis,
    /// With a version of another scenario, by its number; that one may rest on another basis.
    Copy {
        /// Which scenario.
        of: ScenarioId,
        /// Which of its versions.
        number: i64,
    },
}

/// Begins a scenario.
#[derive(Debug, Clone)]
pub struct CreateScenario {
    /// What it is called.
    pub name: Line,
    /// What it rests on.
    pub basis: BasisId,
    /// With what it begins.
    pub begin: Begin,
    /// What is said of its first version.
    pub why: Line,
}

impl Action for CreateScenario {
    const NAME: &'static str = "create-forecast-scenario";
    type Done = ScenarioId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<ScenarioId, Problem> {
        may_write(tx, call).await?;
        let (user, _unit) = call.staff()?;
        let basis = store::basis::basis_by_id(tx, self.basis).await?;
        let basis = basis.ok_or(Problem::NotFound)?;
        let known = store::scenario::scenario_list(tx).await?;
        if known.len() >= SCENARIOS_MAX {
            return Err(Refusal::new("needs-refusal-many").into());
        }
        if known.iter().any(|one| one.name == self.name) {
            return Err(Refusal::new("needs-refusal-name").at("name").into());
        }
        let assumptions = self.assumptions(tx).await?;
        let scenario = Scenario {
            id: call.new_id(),
            name: self.name.clone(),
            basis: basis.id,
            version: 1,
        };
        let version = Version {
            id: call.new_id(),
            scenario: scenario.id,
            number: 1,
            assumptions,
            why: self.why.clone(),
            by: user,
            at: call.now,
            adopted: None,
        };
        store::scenario::scenario_save(tx, &scenario).await?;
        store::scenario::version_add(tx, &version).await?;
        let told = entry("needs.scenario-created", ("scenario", scenario.id))
            .change("name", None, Some(scenario.name.to_string()))
            .change("basis", None, Some(basis.name.to_string()))
            .link(scenario.address());
        history::write(tx, call, told).await?;
        Ok(scenario.id)
    }
}

impl CreateScenario {
    async fn assumptions(&self, tx: &Tx) -> Result<Assumptions, Problem> {
        match self.begin {
            Begin::Basis => {
                let files = store::basis::files_of(tx, self.basis).await?;
                let file = files.iter().find(|file| file.kind == FileKind::Assumptions);
                let file = file.ok_or(Problem::NotFound)?;
                let read = projection::care::Scenario::read(&file.text);
                let care =
                    read.map_err(|e| kernel::Fault::from_source("the assumptions of a basis", e))?;
                Ok(Assumptions::as_today(care))
            }
            Begin::Copy { of, number } => {
                let from = store::scenario::version_by_number(tx, of, number).await?;
                Ok(from.ok_or(Problem::NotFound)?.assumptions)
            }
        }
    }
}

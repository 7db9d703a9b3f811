//! Plans an investigation: how it is carried out, in which language, and what the person says in own words.

use history::Subject;
use kernel::{Call, PersonId, Problem};
use residents::Interpreter;
use store::{Action, Tx};

use super::file::{entry, investigation_to_change, words};
use crate::{
    model::{CaseId, Plan},
    rules::investigation::must_be_open,
    store::investigation::investigation_save,
};

/// How the investigation is carried out.
#[derive(Debug, Clone)]
pub struct PlanInvestigation {
    /// About whom.
    pub person: PersonId,
    /// The case.
    pub case: CaseId,
    /// The version of the investigation that the officer saw.
    pub version: i64,
    /// Whether meetings need an interpreter (FL 13 §).
    pub interpreter: Interpreter,
    /// Plan and own words.
    pub plan: Plan,
}

impl Action for PlanInvestigation {
    const NAME: &'static str = "plan-investigation";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let of = (self.person, self.case);
        let (case, before) = investigation_to_change(tx, call, of).await?;
        must_be_open(&before)?;
        let mut after = before.clone();
        after.version = self.version;
        after.interpreter = self.interpreter;
        after.plan = self.plan.clone();
        investigation_save(tx, &after).await?;
        let (was, is) = (&before.plan, &after.plan);
        let told = entry(
            &case,
            "cases.investigation-planned",
            Subject::new("investigation", after.id),
        )
        .change(
            "interpreter",
            Some(before.interpreter.key().to_owned()),
            Some(after.interpreter.key().to_owned()),
        )
        .change(
            "language",
            words(was.language.as_ref()),
            words(is.language.as_ref()),
        )
        .change("steps", words(was.steps.as_ref()), words(is.steps.as_ref()))
        .change(
            "own-words",
            words(was.own_words.as_ref()),
            words(is.own_words.as_ref()),
        )
        .change(
            "participation",
            words(was.participation.as_ref()),
            words(is.participation.as_ref()),
        );
        history::write(tx, call, told).await?;
        Ok(())
    }
}

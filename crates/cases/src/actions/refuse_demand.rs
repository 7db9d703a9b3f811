//! Refuses a request that a late case be decided, by a separate decision that can be appealed (FL 12 §).

use access::{Need, Resource};
use history::Subject;
use kernel::{Call, PersonId, Problem, Prose};
use store::{Action, Tx};

use super::{
    deadlines::{ANSWER_DEMAND, on_case},
    file::{application_to_change, entry},
};
use crate::{
    model::CaseId,
    rules::application,
    store::application::{application_of_case, application_save},
};

/// The case cannot be decided yet.
#[derive(Debug, Clone)]
pub struct RefuseDemand {
    /// Whose.
    pub person: PersonId,
    /// The case.
    pub case: CaseId,
    /// The version of the application that the officer saw.
    pub version: i64,
    /// Why not yet.
    pub reasons: Prose,
}

impl Action for RefuseDemand {
    const NAME: &'static str = "refuse-demand";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let of = (self.person, self.case);
        let case = application_to_change(tx, call, of).await?;
        access::require(
            tx,
            call,
            Need::decide(Resource::Decision).about(self.person),
        )
        .await?;
        let mut application = application_of_case(tx, case.id)
            .await?
            .ok_or(Problem::NotFound)?;
        application.version = self.version;
        let application = application::refuse_demand(application, self.reasons.clone())?;
        application_save(tx, &application).await?;
        let told = entry(
            &case,
            "cases.demand-refused",
            Subject::new("application", application.id),
        )
        .reason(&self.reasons);
        history::write(tx, call, told).await?;
        duties::close(tx, call, ANSWER_DEMAND.key, on_case(&case)).await?;
        Ok(())
    }
}

//! Receives a request that a late case be decided; it is answered within the time that FL 12 § gives.

use history::Subject;
use kernel::{Call, Date, PersonId, Problem};
use store::{Action, Tx};

use super::{
    deadlines::{ANSWER_DEMAND, Deadlines},
    file::{application_to_change, entry, not_ahead},
};
use crate::{
    model::CaseId,
    rules::application::{demand, wait_ends},
    store::application::{application_of_case, application_save},
};

/// The person asks in writing that the case be decided.
#[derive(Debug, Clone, Copy)]
pub struct DemandDecision {
    /// Who.
    pub person: PersonId,
    /// The case.
    pub case: CaseId,
    /// The version of the application that the officer saw.
    pub version: i64,
    /// The day it came in; not ahead.
    pub on: Date,
}

impl Action for DemandDecision {
    const NAME: &'static str = "demand-decision";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let case = application_to_change(tx, call, (self.person, self.case)).await?;
        not_ahead(call, self.on, "on")?;
        let mut application = application_of_case(tx, case.id)
            .await?
            .ok_or(Problem::NotFound)?;
        application.version = self.version;
        let deadlines = Deadlines::read(tx, call).await?;
        let waited = wait_ends(&deadlines.book, application.received, call.today())?;
        let application = demand(application, self.on, waited)?;
        application_save(tx, &application).await?;
        let told = entry(
            &case,
            "cases.decision-demanded",
            Subject::new("application", application.id),
        )
        .change("demanded", None, Some(self.on.to_string()));
        history::write(tx, call, told).await?;
        deadlines
            .open_on_case(tx, call, (ANSWER_DEMAND, self.on), &case)
            .await
    }
}

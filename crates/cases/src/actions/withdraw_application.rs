//! Withdraws an application: the person does not want it any more.

use history::Subject;
use kernel::{Call, Date, PersonId, Problem, Prose};
use store::{Action, Tx};

use super::{
    close_case::end_case,
    file::{application_to_change, entry, not_ahead},
};
use crate::{
    model::CaseId,
    rules::application::withdraw,
    store::application::{application_of_case, application_save},
};

/// The person takes the application back.
#[derive(Debug, Clone)]
pub struct WithdrawApplication {
    /// Whose.
    pub person: PersonId,
    /// The case that it opened.
    pub case: CaseId,
    /// The version of the application that the officer saw.
    pub version: i64,
    /// The day the person said so; not ahead.
    pub on: Date,
    /// How and why, in the person's words.
    pub reason: Prose,
}

impl Action for WithdrawApplication {
    const NAME: &'static str = "withdraw-application";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let case = application_to_change(tx, call, (self.person, self.case)).await?;
        not_ahead(call, self.on, "on")?;
        let mut application = application_of_case(tx, case.id)
            .await?
            .ok_or(Problem::NotFound)?;
        application.version = self.version;
        let withdrawn = withdraw(application, self.on)?;
        application_save(tx, &withdrawn).await?;
        let told = entry(
            &case,
            "cases.application-withdrawn",
            Subject::new("application", withdrawn.id),
        )
        .change("closed", None, Some(self.on.to_string()))
        .reason(&self.reason);
        history::write(tx, call, told).await?;
        end_case(tx, call, case, "withdrawn").await
    }
}

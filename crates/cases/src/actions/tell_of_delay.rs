//! Tells the person that the decision takes longer, why, and until when (FL 11 §).

use duties::{NewDue, calendar};
use history::Subject;
use kernel::{Call, Date, PersonId, Problem, Prose};
use store::{Action, Tx};

use super::{
    deadlines::{DECIDE, on_case},
    file::{application_to_change, entry, not_ahead},
};
use crate::{
    model::{CaseId, ToldOfDelay},
    rules::application,
    store::application::{application_of_case, application_save},
};

/// The person was told of a delay.
#[derive(Debug, Clone)]
pub struct TellOfDelay {
    /// Who.
    pub person: PersonId,
    /// The case.
    pub case: CaseId,
    /// The version of the application that the officer saw.
    pub version: i64,
    /// The day; not ahead.
    pub on: Date,
    /// Why it takes longer.
    pub reason: Prose,
    /// When a decision is expected.
    pub expected: Date,
}

impl Action for TellOfDelay {
    const NAME: &'static str = "tell-of-delay";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let case = application_to_change(tx, call, (self.person, self.case)).await?;
        not_ahead(call, self.on, "on")?;
        let mut application = application_of_case(tx, case.id)
            .await?
            .ok_or(Problem::NotFound)?;
        application.version = self.version;
        let told = ToldOfDelay {
            on: self.on,
            reason: self.reason.clone(),
            expected: self.expected,
        };
        let application = application::tell_of_delay(application, told)?;
        application_save(tx, &application).await?;
        let entry = entry(
            &case,
            "cases.delay-told",
            Subject::new("application", application.id),
        )
        .change("expected", None, Some(self.expected.to_string()))
        .reason(&self.reason);
        history::write(tx, call, entry).await?;
        let due = NewDue {
            due: calendar::end_of_day(self.expected, &call.zone),
            reason: self.reason.to_string(),
        };
        duties::move_due(tx, call, DECIDE.key, on_case(&case), due).await?;
        Ok(())
    }
}

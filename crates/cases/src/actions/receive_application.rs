//! Receives an application: the case and its investigation are opened at once (`SoL` 14:2).

use access::{Need, RelationGround, Resource};
use history::Subject;
use kernel::{Call, Date, PersonId, Problem, Refusal};
use organisation::Regime;
use residents::Person;
use rulebook::keys;
use serde::{Deserialize, Serialize};
use store::{Action, Tx};

use super::{
    deadlines::{DECIDE, DECIDE_AT_LAST, Deadlines},
    file::{begin_relation, entry, not_ahead},
    open_investigation::{Beginning, open_case},
};
use crate::{
    model::{
        Application, ApplicationForm, ApplicationId, ApplicationState, Case, CaseId, ContactId,
        InvestigationId, Representative, Wishes,
    },
    rules::application::{may_apply, may_wish},
    store::application::application_insert,
};

/// An application came in.
#[derive(Debug, Clone)]
pub struct ReceiveApplication {
    /// Whose.
    pub person: PersonId,
    /// The contact that it came by, if one.
    pub contact: Option<ContactId>,
    /// The day it came in; not ahead.
    pub received: Date,
    /// In which form.
    pub form: ApplicationForm,
    /// Who applied in the person's place, if somebody did.
    pub representative: Option<Representative>,
    /// Under which act.
    pub regime: Regime,
    /// What is asked for.
    pub wishes: Wishes,
}

/// A case that was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedCase {
    /// Whose.
    pub person: PersonId,
    /// The case.
    pub case: CaseId,
    /// Its investigation.
    pub investigation: InvestigationId,
    /// The application, if one opened it.
    pub application: Option<ApplicationId>,
}

impl Action for ReceiveApplication {
    const NAME: &'static str = "receive-application";
    type Done = OpenedCase;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<OpenedCase, Problem> {
        call.staff()?;
        access::require(
            tx,
            call,
            Need::write(Resource::Application).about(self.person),
        )
        .await?;
        not_ahead(call, self.received, "received")?;
        let person = residents::person(tx, self.person)
            .await?
            .ok_or(Problem::NotFound)?;
        let deadlines = Deadlines::read(tx, call).await?;
        self.may_be_received(call, tx, (&person, &deadlines))
            .await?;
        begin_relation(tx, call, self.person, RelationGround::Application).await?;
        let beginning = Beginning {
            person: &person,
            regime: self.regime,
            contact: self.contact,
            sign: None,
        };
        let (case, investigation) = open_case(tx, call, beginning).await?;
        let application = self.application(call, &case)?;
        application_insert(tx, &application).await?;
        let told = entry(
            &case,
            "cases.application-received",
            Subject::new("application", application.id),
        )
        .change("case", None, Some(case.number().to_string()))
        .change("received", None, Some(self.received.to_string()))
        .change("form", None, Some(self.form.key().to_owned()))
        .change("regime", None, Some(self.regime.key().to_owned()));
        history::write(tx, call, told).await?;
        for kind in [DECIDE, DECIDE_AT_LAST] {
            deadlines
                .open_on_case(tx, call, (kind, self.received), &case)
                .await?;
        }
        Ok(OpenedCase {
            person: self.person,
            case: case.id,
            investigation,
            application: Some(application.id),
        })
    }
}

impl ReceiveApplication {
    /// Who may apply for what.
    async fn may_be_received(
        &self,
        call: &Call,
        tx: &Tx,
        (person, deadlines): (&Person, &Deadlines),
    ) -> Result<(), Problem> {
        if !person.is_alive() {
            return Err(Refusal::new("cases-refusal-dead").into());
        }
        let own = deadlines.book.rule(keys::LSS_8_AGE, call.today())?.age()?;
        let age = person.identity.age_on(self.received);
        may_apply(self.regime, self.representative.as_ref(), age, own)?;
        if !self.wishes.services.is_empty() {
            let catalogue = organisation::services_on(tx, self.received).await?;
            let is_ours = organisation::advice_is_ours(&deadlines.book, self.received);
            may_wish(self.regime, &self.wishes, (&catalogue, is_ours))?;
        }
        Ok(())
    }

    fn application(&self, call: &Call, case: &Case) -> Result<Application, Problem> {
        let (officer, unit) = call.staff()?;
        Ok(Application {
            id: call.new_id(),
            person: self.person,
            case: case.id,
            contact: self.contact,
            unit,
            officer,
            received: self.received,
            form: self.form,
            representative: self.representative.clone(),
            regime: self.regime,
            wishes: self.wishes.clone(),
            state: ApplicationState::Open,
            delay: None,
            demand: None,
            closed: None,
            version: 1,
        })
    }
}

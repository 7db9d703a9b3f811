//! Gives early help from the catalogue, without needs assessment.

use access::{Need, Resource};
use duties::DutyKind;
use history::{Entry, Stream, Subject};
use kernel::{Call, PersonId, Problem, Prose, Role};
use organisation::ServiceCode;
use rulebook::{RuleBook, keys};
use serde::{Deserialize, Serialize};
use store::{Action, Tx};

use super::{file::let_go_of_contact, take_contact::close_first_answer};
use crate::{
    model::{ContactId, EarlyHelp, EarlyHelpId},
    rules::{Stated, application::not_offered, give, last_day_by, may_give},
    store::{
        contact::{contact_by_id, contact_save},
        early_help::early_help_insert,
    },
};

/// Somebody asks whether the help was enough.
pub(crate) const FOLLOW_UP: DutyKind = DutyKind {
    key: "cases-duty-early-help",
    role: Role::CaseOfficer,
    rule: keys::LOCAL_EARLY_HELP_FOLLOW_UP,
};

/// Early help is given.
#[derive(Debug, Clone)]
pub struct GiveEarlyHelp {
    /// The contact that it comes from.
    pub contact: ContactId,
    /// The version that the officer saw.
    pub version: i64,
    /// Which service.
    pub service: ServiceCode,
    /// The person was told of the right to apply.
    pub told_of_right: bool,
    /// The committee's decision not to record identity, with its reasons.
    pub withheld: Option<Prose>,
    /// What was agreed.
    pub note: Option<Prose>,
}

/// Early help that was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// The help.
    pub help: EarlyHelpId,
    /// To whom.
    pub person: Option<PersonId>,
}

impl Action for GiveEarlyHelp {
    const NAME: &'static str = "give-early-help";
    type Done = Given;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<Given, Problem> {
        let (officer, unit) = call.staff()?;
        let mut contact = contact_by_id(tx, self.contact)
            .await?
            .ok_or(Problem::NotFound)?;
        let mut need = Need::write(Resource::EarlyHelp).at(unit);
        if let Some(person) = contact.person {
            need = need.about(person);
        }
        access::require(tx, call, need).await?;
        if contact.unit != unit {
            return Err(Problem::NotFound);
        }
        let book = rulebook::reads::book(tx).await?;
        self.may_be_given(tx, call, &book).await?;
        contact.version = self.version;
        let stated = Stated {
            told_of_right: self.told_of_right,
            withheld: self.withheld.as_ref(),
        };
        let helped = give(contact, stated).map_err(Problem::Refused)?;
        contact_save(tx, &helped, Some(call.now)).await?;
        let help = EarlyHelp {
            id: call.new_id(),
            contact: helped.id,
            person: helped.person,
            unit,
            officer,
            service: self.service.clone(),
            given: call.now,
            withheld: self.withheld.clone(),
            note: self.note.clone(),
            outcome: None,
            version: 1,
        };
        early_help_insert(tx, &help).await?;
        let stream = help.person.map_or(Stream::Unit(unit), Stream::Person);
        let subject = Subject::new("early-help", help.id);
        let entry = Entry::new(stream, "cases.early-help-given", subject)
            .change("service", None, Some(help.service.to_string()))
            .change("told-of-right-to-apply", None, Some("yes".to_owned()));
        history::write(tx, call, entry).await?;
        if let Some(person) = help.person {
            let last = last_day_by(
                &book,
                keys::LOCAL_EARLY_HELP_FOLLOW_UP,
                (call.today(), call.today()),
            )?;
            let due = duties::calendar::end_of_day(last, &call.zone);
            let link = format!("/personer/{person}/tidig-hjalp/{}", help.id);
            let duty = FOLLOW_UP
                .on(subject, unit, due, link)
                .person(person)
                .user(officer)
                .opened(call.now);
            duties::open(tx, call, duty).await?;
        }
        close_first_answer(tx, call, help.contact).await?;
        let_go_of_contact(tx, call, &helped).await?;
        Ok(Given {
            help: help.id,
            person: help.person,
        })
    }
}

impl GiveEarlyHelp {
    /// Whether the service is offered today, and may be given without assessment.
    async fn may_be_given(&self, tx: &Tx, call: &Call, book: &RuleBook) -> Result<(), Problem> {
        let service = organisation::service(tx, &self.service)
            .await?
            .ok_or(Problem::NotFound)?;
        if !organisation::is_offered(tx, &service.code, call.today()).await? {
            return Err(not_offered().into());
        }
        may_give(
            &service,
            book.rule(keys::SOL_11_5_EXCLUDED, call.today())?.items()?,
        )?;
        Ok(())
    }
}

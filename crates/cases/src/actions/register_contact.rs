//! Registers a contact that reached an officer: by telephone, at a visit, by a relative or by health care.

use access::{Need, RelationGround, Resource};
use history::{Entry, Stream, Subject};
use kernel::{Call, PersonId, Problem, Prose, Refusal, Timestamp, UnitId};
use serde::{Deserialize, Serialize};
use store::{Action, Tx};

use super::file::begin_relation;
use crate::{
    model::{Caller, Channel, Contact, ContactId, ContactState},
    store::contact::contact_insert,
};

/// Registers a contact. With a person, the officer and her or his unit stand in a case relation to the person from
/// then on; without, it is kept until it is answered with guidance.
#[derive(Debug, Clone)]
pub struct RegisterContact {
    /// By which way it came.
    pub channel: Channel,
    /// When; not ahead.
    pub received: Timestamp,
    /// Who got in touch, if not the person.
    pub caller: Caller,
    /// What it is about.
    pub matter: Prose,
    /// About whom, if that was said.
    pub person: Option<PersonId>,
}

/// A contact that was registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registered {
    /// The contact.
    pub contact: ContactId,
    /// About whom.
    pub person: Option<PersonId>,
}

impl Action for RegisterContact {
    const NAME: &'static str = "register-contact";
    type Done = Registered;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<Registered, Problem> {
        let (officer, unit) = call.staff()?;
        access::require(tx, call, Need::write(Resource::Contact).at(unit)).await?;
        if self.received > call.now {
            return Err(Refusal::new("page-kit-refusal-future")
                .at("received")
                .into());
        }
        let contact = Contact {
            id: call.new_id(),
            unit,
            channel: self.channel,
            received: self.received,
            caller: self.caller.clone(),
            matter: Some(self.matter.clone()),
            person: self.person,
            officer: Some(officer),
            state: ContactState::Taken,
            topic: None,
            case: None,
            version: 1,
        };
        contact_insert(tx, &contact).await?;
        let stream = match self.person {
            Some(person) => {
                may_register(tx, call, (person, unit)).await?;
                begin_relation(tx, call, person, RelationGround::Contact).await?;
                Stream::Person(person)
            }
            None => Stream::Unit(unit),
        };
        let entry = Entry::new(
            stream,
            "cases.contact-registered",
            Subject::new("contact", contact.id),
        )
        .change("channel", None, Some(contact.channel.key().to_owned()))
        .change("state", None, Some(contact.state.key().to_owned()));
        history::write(tx, call, entry).await?;
        Ok(Registered {
            contact: contact.id,
            person: self.person,
        })
    }
}

/// Goes on only if the actor may register what is about the person: of those who are protected, or have closed their
/// file to the unit, few may, since what is registered makes the actor one who works with the person.
pub(super) async fn may_register(
    tx: &Tx,
    call: &Call,
    (person, unit): (PersonId, UnitId),
) -> Result<(), Problem> {
    let need = Need::write(Resource::Contact).at(unit).about(person);
    if access::may(tx, call, need).await? {
        return Ok(());
    }
    Err(Refusal::new("cases-refusal-not-named").at("number").into())
}

//! Takes on a contact that waits, and ties it to the person whom it is about.

use access::{Need, RelationGround, Resource};
use duties::DutyKind;
use history::{Entry, Stream, Subject};
use kernel::{Call, PersonId, Problem, Refusal, Role};
use rulebook::keys;
use store::{Action, Tx};

use super::{file::begin_relation, register_contact::may_register};
use crate::{
    model::{ContactId, ContactState},
    store::contact::{contact_by_id, contact_save},
};

/// Somebody answers a question from the public form.
pub(crate) const ANSWER: DutyKind = DutyKind {
    key: "cases-duty-answer-question",
    role: Role::CaseOfficer,
    rule: keys::LOCAL_FIRST_CONTACT,
};

/// The question is answered, if it was one.
pub(crate) async fn close_first_answer(
    tx: &Tx,
    call: &Call,
    contact: ContactId,
) -> Result<(), Problem> {
    duties::close(tx, call, ANSWER.key, Subject::new("contact", contact)).await?;
    Ok(())
}

/// An officer takes on a contact: the one who asked has been reached. With a person, the case relation begins.
#[derive(Debug, Clone, Copy)]
pub struct TakeContact {
    /// The contact.
    pub contact: ContactId,
    /// The version that the officer saw.
    pub version: i64,
    /// Whom it is about, once that is known.
    pub person: Option<PersonId>,
}

impl Action for TakeContact {
    const NAME: &'static str = "take-contact";
    type Done = Option<PersonId>;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<Option<PersonId>, Problem> {
        let (officer, unit) = call.staff()?;
        access::require(tx, call, Need::write(Resource::Contact).at(unit)).await?;
        let mut contact = contact_by_id(tx, self.contact)
            .await?
            .ok_or(Problem::NotFound)?;
        if contact.unit != unit || contact.person.is_some() {
            return Err(Problem::NotFound);
        }
        if !contact.state.is_open() {
            return Err(Refusal::new("cases-refusal-contact-ended").into());
        }
        let before = contact.state;
        contact.version = self.version;
        contact.officer = Some(officer);
        contact.state = ContactState::Taken;
        contact.person = self.person;
        contact_save(tx, &contact, None).await?;
        if let Some(person) = self.person {
            may_register(tx, call, (person, unit)).await?;
            begin_relation(tx, call, person, RelationGround::Contact).await?;
        }
        let stream = self.person.map_or(Stream::Unit(unit), Stream::Person);
        let entry = Entry::new(
            stream,
            "cases.contact-taken",
            Subject::new("contact", contact.id),
        )
        .change(
            "state",
            Some(before.key().to_owned()),
            Some(contact.state.key().to_owned()),
        );
        history::write(tx, call, entry).await?;
        close_first_answer(tx, call, contact.id).await?;
        Ok(self.person)
    }
}

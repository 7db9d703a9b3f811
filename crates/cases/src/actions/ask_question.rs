//! Somebody asks by the public form, without login.

use access::{Need, Resource};
use history::{Entry, Stream, Subject};
use jiff::SignedDuration;
use kernel::{Call, Problem, Prose, Refusal, UnitId};
use rulebook::keys;
use store::{Action, Tx};

use super::take_contact::ANSWER;
use crate::{
    model::{Caller, Channel, Contact, ContactId, ContactState},
    rules::last_day_by,
    store::{contact::contact_insert, question_source::question_source_note},
};

/// So many questions from one source in an hour are taken.
const HOURLY_MAX: i64 = 10;

/// A question from the public.
#[derive(Debug, Clone)]
pub struct AskQuestion {
    /// The ordering unit that answers.
    pub unit: UnitId,
    /// Who asks, and how she or he is reached.
    pub caller: Caller,
    /// What it is about.
    pub matter: Prose,
    /// Where it came from, as a hash.
    pub source: Vec<u8>,
}

impl Action for AskQuestion {
    const NAME: &'static str = "ask-question";
    type Done = ContactId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<ContactId, Problem> {
        access::require(tx, call, Need::write(Resource::Inbox)).await?;
        let hour_ago = call
            .now
            .saturating_sub(SignedDuration::from_hours(1))
            .unwrap_or(call.now);
        if question_source_note(tx, call, &self.source, hour_ago).await? > HOURLY_MAX {
            return Err(Refusal::new("cases-refusal-question-flood").into());
        }
        let contact = Contact {
            id: call.new_id(),
            unit: self.unit,
            channel: Channel::WebForm,
            received: call.now,
            caller: self.caller.clone(),
            matter: Some(self.matter.clone()),
            person: None,
            officer: None,
            state: ContactState::New,
            topic: None,
            case: None,
            version: 1,
        };
        contact_insert(tx, &contact).await?;
        let subject = Subject::new("contact", contact.id);
        let entry = Entry::new(Stream::Unit(self.unit), "cases.question-asked", subject).change(
            "channel",
            None,
            Some(contact.channel.key().to_owned()),
        );
        history::write(tx, call, entry).await?;
        let book = rulebook::reads::book(tx).await?;
        let last = last_day_by(
            &book,
            keys::LOCAL_FIRST_CONTACT,
            (call.today(), call.today()),
        )?;
        let due = duties::calendar::end_of_day(last, &call.zone);
        let link = format!("/kontakter/{}", contact.id);
        duties::open(
            tx,
            call,
            ANSWER.on(subject, self.unit, due, link).opened(call.now),
        )
        .await?;
        Ok(contact.id)
    }
}

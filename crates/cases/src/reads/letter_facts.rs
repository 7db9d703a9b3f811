//! What a letter is built from, gathered in one place, as far as the reader may see it.

use access::{Condition, Need, Resource};
use kernel::{Arg, Call, Fault, Language, PersonId, Problem, Refusal};
use page_kit::Texts;
use residents::ContactDetails;
use std::sync::LazyLock;
use store::Ask;

use crate::{
    model::{DecisionId, LetterText},
    rules::{
        letter::{LetterFacts, Recipient, Voice},
        letter_paper::on_paper,
    },
    store::{application::application_of_case, case::case_by_id, decision::decision_by_id},
};

/// The words of letters: those of this room.
static WORDS: LazyLock<Result<Texts, page_kit::TextsError>> =
    LazyLock::new(|| Texts::new(&crate::LOCALES));

/// Says what stands in the language files of this room.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OwnVoice(&'static Texts);

impl Voice for OwnVoice {
    fn say(&self, language: Language, key: &str, args: &[(&str, Arg)]) -> String {
        self.0.say(language, key, args)
    }
}

/// The voice that letters are written in.
pub(crate) fn voice() -> Result<OwnVoice, Fault> {
    let words = WORDS.as_ref();
    words
        .map(OwnVoice)
        .map_err(|e| Fault::from_source("the words of letters", e.clone()))
}

/// What the letter about a decision is built from.
pub(crate) async fn letter_facts(
    ask: &dyn Ask,
    call: &Call,
    (person, decision): (PersonId, DecisionId),
) -> Result<LetterFacts, Problem> {
    let decision = decision_by_id(ask, person, decision)
        .await?
        .ok_or(Problem::NotFound)?;
    let case = case_by_id(ask, person, decision.case)
        .await?
        .ok_or_else(|| Fault::new("a decision has no case"))?;
    let service = organisation::service(ask, &decision.service)
        .await?
        .ok_or_else(|| Fault::new("a decision is on a service that is not in the catalogue"))?;
    let municipality = organisation::municipality(ask)
        .await?
        .ok_or_else(|| Refusal::new("cases-refusal-no-municipality"))?;
    let application = application_of_case(ask, case.id).await?;
    let earlier = match decision.replaces {
        Some(id) => decision_by_id(ask, person, id).await?,
        None => None,
    };
    // A decision that changes another answers no application of its own.
    let applied = application
        .filter(|_| earlier.as_ref().is_none_or(|old| old.case != decision.case))
        .map(|application| application.received);
    Ok(LetterFacts {
        number: case.number(),
        officer: organisation::staff_member(ask, decision.by.user).await?,
        recipient: recipient(ask, call, person).await?,
        person: residents::person(ask, person)
            .await?
            .ok_or(Problem::NotFound)?,
        book: rulebook::reads::book(ask).await?,
        replaced: earlier.map(|old| old.decided),
        decision,
        service,
        municipality,
        applied,
    })
}

/// Where a letter goes. Nobody's protected identity is on a letter, not even for those who may see it.
pub(crate) async fn recipient(
    ask: &dyn Ask,
    call: &Call,
    person: PersonId,
) -> Result<Recipient, Fault> {
    let facts = access::facts(ask, &call.actor, person, call.today()).await?;
    if Condition::Protected.holds(&facts) || !may_see_address(ask, call, person).await? {
        return Ok(Recipient::Hidden);
    }
    let details: ContactDetails = residents::contact_details(ask, person).await?;
    Ok(details.address.map_or(Recipient::Unknown, |address| {
        let town = format!("{} {}", address.postal_code, address.town);
        Recipient::Known(vec![address.street.to_string(), town])
    }))
}

/// Whether the actor may see where the person lives, on a letter that was sent before too.
pub(crate) async fn may_see_address(
    ask: &dyn Ask,
    call: &Call,
    person: PersonId,
) -> Result<bool, Fault> {
    access::may(ask, call, Need::see(Resource::ContactDetails).about(person)).await
}

/// The document that a letter is printed as: the same letter, the same bytes.
pub fn letter_document(letter: &LetterText) -> Result<documents::Document, Fault> {
    Ok(on_paper(letter, &voice()?))
}

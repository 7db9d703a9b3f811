//! Somebody becomes known: a first contact, or somebody who has moved here.

use ::store::{Action, Tx};
use access::{Need, Resource};
use kernel::{Call, Line, PersonId, Problem, Refusal};

use super::{note, of_person};
use crate::{
    model::{ContactDetails, Household, Identity, LanguageNeeds, Person},
    rules::check_birth,
    store,
};

/// Who it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPerson {
    /// Number, or date of birth and sex as far as known.
    pub identity: Identity,
    /// Given names, the one in use first.
    pub given_name: Line,
    /// Family name.
    pub family_name: Line,
    /// With whom the person lives.
    pub household: Household,
    /// Language and interpreter.
    pub languages: LanguageNeeds,
}

impl NewPerson {
    pub(super) fn with_id(&self, id: PersonId) -> Person {
        Person {
            id,
            identity: self.identity,
            given_name: self.given_name.clone(),
            family_name: self.family_name.clone(),
            household: self.household,
            languages: self.languages.clone(),
            dead_on: None,
            version: 1,
        }
    }
}

/// Adds a person and how she or he is reached.
#[derive(Debug, Clone)]
pub struct AddPerson {
    /// Who it is.
    pub person: NewPerson,
    /// How she or he is reached; the version is set here.
    pub contact_details: ContactDetails,
}

impl Action for AddPerson {
    const NAME: &'static str = "add-person";
    type Done = PersonId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<PersonId, Problem> {
        let id = call.new_id();
        access::require(tx, call, Need::write(Resource::PersonInSearch)).await?;
        check_birth(self.person.identity, call.today())?;
        if let Some(number) = self.person.identity.number()
            && store::person::by_number(tx, number).await?.is_some()
        {
            return Err(Refusal::new("residents-refusal-number-taken")
                .at("number")
                .into());
        }
        let person = self.person.with_id(id);
        store::person::add(tx, &person).await?;
        store::name_key::add(tx, &store::name_key::keys_of(&person)).await?;
        let details = ContactDetails {
            version: 1,
            ..self.contact_details.clone()
        };
        store::contact_details::add(tx, person.id, &details).await?;
        note(tx, call, of_person("residents.person-added", id)).await?;
        Ok(person.id)
    }
}

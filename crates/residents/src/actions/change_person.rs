//! What is known of who somebody is changes: another name, a number at last.

use ::store::{Action, Tx};
use kernel::{Call, Line, PersonId, Problem, Refusal};

use super::{may_change, note, of_person, save, seen};
use crate::{model::Identity, rules::check_birth, store};

/// Changes name and identity.
#[derive(Debug, Clone)]
pub struct ChangePerson {
    /// Who.
    pub person: PersonId,
    /// The version that was seen.
    pub version: i64,
    /// Number, or date of birth and sex as far as known.
    pub identity: Identity,
    /// Given names, the one in use first.
    pub given_name: Line,
    /// Family name.
    pub family_name: Line,
}

impl Action for ChangePerson {
    const NAME: &'static str = "change-person";
    type Done = i64;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<i64, Problem> {
        may_change(tx, call, self.person).await?;
        let mut person = seen(tx, self.person, self.version).await?;
        check_birth(self.identity, call.today())?;
        if let Some(number) = self.identity.number()
            && let Some(other) = store::person::by_number(tx, number).await?
            && other.id != person.id
        {
            return Err(Refusal::new("residents-refusal-number-taken")
                .at("number")
                .into());
        }
        store::name_key::remove(tx, &person).await?;
        let number = |identity: Identity| identity.number().map(|number| number.to_string());
        let born = |identity: Identity| identity.born().map(|day| day.to_string());
        let entry = of_person("residents.person-changed", person.id)
            .change("number", number(person.identity), number(self.identity))
            .change("born", born(person.identity), born(self.identity))
            .change(
                "given_name",
                Some(person.given_name.to_string()),
                Some(self.given_name.to_string()),
            )
            .change(
                "family_name",
                Some(person.family_name.to_string()),
                Some(self.family_name.to_string()),
            );
        note(tx, call, entry).await?;
        person.identity = self.identity;
        person.given_name = self.given_name.clone();
        person.family_name = self.family_name.clone();
        store::name_key::add(tx, &store::name_key::keys_of(&person)).await?;
        save(tx, person).await
    }
}

//! With whom somebody lives, and which language is spoken: what meetings and letters need to know.

use ::store::{Action, Tx};
use kernel::{Call, PersonId, Problem};

use super::{may_change, note, of_person, save, seen};
use crate::model::{Household, LanguageNeeds};

/// Changes household, language, the need of an interpreter, and the wish for a minority language.
#[derive(Debug, Clone)]
pub struct ChangeSituation {
    /// Who.
    pub person: PersonId,
    /// The version that was seen.
    pub version: i64,
    /// With whom the person lives.
    pub household: Household,
    /// Language and interpreter.
    pub languages: LanguageNeeds,
}

impl Action for ChangeSituation {
    const NAME: &'static str = "change-situation";
    type Done = i64;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<i64, Problem> {
        may_change(tx, call, self.person).await?;
        let mut person = seen(tx, self.person, self.version).await?;
        let (before, after) = (&person.languages, &self.languages);
        let household = |one: Household| Some(one.key().to_owned());
        let own = |needs: &LanguageNeeds| Some(needs.own.as_str().to_owned());
        let interpreter = |needs: &LanguageNeeds| Some(needs.interpreter.key().to_owned());
        let minority = |needs: &LanguageNeeds| needs.minority.map(|one| one.key().to_owned());
        let entry = of_person("residents.situation-changed", person.id)
            .change(
                "household",
                household(person.household),
                household(self.household),
            )
            .change("language", own(before), own(after))
            .change("interpreter", interpreter(before), interpreter(after))
            .change("minority_language", minority(before), minority(after));
        note(tx, call, entry).await?;
        person.household = self.household;
        person.languages = self.languages.clone();
        save(tx, person).await
    }
}

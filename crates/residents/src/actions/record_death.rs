//! Somebody has died.

use ::store::{Action, Tx};
use kernel::{Call, Date, PersonId, Problem};

use super::{may_change, note, of_person, save, seen};
use crate::{events::PersonDied, rules::check_death};

/// Records a death. What it answers is what others hear in the same transaction.
#[derive(Debug, Clone)]
pub struct RecordDeath {
    /// Who.
    pub person: PersonId,
    /// The version that was seen.
    pub version: i64,
    /// The day of death.
    pub on: Date,
}

impl Action for RecordDeath {
    const NAME: &'static str = "record-death";
    type Done = PersonDied;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<PersonDied, Problem> {
        may_change(tx, call, self.person).await?;
        let mut person = seen(tx, self.person, self.version).await?;
        check_death(&person, self.on, call.today())?;
        person.dead_on = Some(self.on);
        let on = Some(self.on.to_string());
        let entry = of_person("residents.death-recorded", person.id).change("dead_on", None, on);
        note(tx, call, entry).await?;
        save(tx, person).await?;
        let died = PersonDied {
            person: self.person,
            on: self.on,
        };
        tx.tell(call, &died).await?;
        Ok(died)
    }
}

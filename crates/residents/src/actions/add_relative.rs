//! Somebody who stands close to a person becomes known.

use ::store::{Action, Tx};
use kernel::{Call, Id, Line, Period, PersonId, Problem};

use super::{may_change_reach, note, of_person};
use crate::{
    model::{Authority, Email, Kinship, Phone, Relative, Relatives},
    store,
};

/// Somebody who stands close.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRelative {
    /// Her or his name.
    pub name: Line,
    /// How she or he stands to the person.
    pub kinship: Kinship,
    /// Phone.
    pub phone: Option<Phone>,
    /// E-mail.
    pub email: Option<Email>,
    /// What she or he may do in the person's name.
    pub authority: Authority,
    /// When that holds.
    pub period: Period,
}

impl NewRelative {
    pub(super) fn with_id(&self, id: Id<Relatives>, person: PersonId, version: i64) -> Relative {
        Relative {
            id,
            person,
            name: self.name.clone(),
            kinship: self.kinship,
            phone: self.phone.clone(),
            email: self.email.clone(),
            authority: self.authority,
            period: self.period,
            version,
        }
    }
}

/// Adds a relative.
#[derive(Debug, Clone)]
pub struct AddRelative {
    /// To whom.
    pub person: PersonId,
    /// Who.
    pub relative: NewRelative,
}

impl Action for AddRelative {
    const NAME: &'static str = "add-relative";
    type Done = Id<Relatives>;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<Id<Relatives>, Problem> {
        may_change_reach(tx, call, self.person).await?;
        let person = store::person::by_id(tx, self.person).await?;
        let person = person.ok_or(Problem::NotFound)?;
        let relative = self.relative.with_id(call.new_id(), person.id, 1);
        store::relative::add(tx, &relative).await?;
        let entry = of_person("residents.relative-added", person.id)
            .change("name", None, Some(relative.name.to_string()))
            .change("kinship", None, Some(relative.kinship.key().to_owned()))
            .change("authority", None, Some(relative.authority.key().to_owned()));
        note(tx, call, entry).await?;
        Ok(relative.id)
    }
}

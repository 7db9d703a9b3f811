//! A relative's phone, authority or period changes; nobody is taken away, the period ends.

use ::history::Entry;
use ::store::{Action, Tx};
use kernel::{Call, Id, Problem};

use super::{add_relative::NewRelative, changed, may_change_reach, note, of_person};
use crate::{
    model::{Relative, Relatives},
    store,
};

/// Changes what is known of a relative.
#[derive(Debug, Clone)]
pub struct ChangeRelative {
    /// Whom.
    pub id: Id<Relatives>,
    /// The version that was seen.
    pub version: i64,
    /// What holds from now on.
    pub relative: NewRelative,
}

impl Action for ChangeRelative {
    const NAME: &'static str = "change-relative";
    type Done = i64;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<i64, Problem> {
        let before = store::relative::by_id(tx, self.id).await?;
        let before = before.ok_or(Problem::NotFound)?;
        may_change_reach(tx, call, before.person).await?;
        if before.version != self.version {
            return Err(changed(before.person, before.version));
        }
        let after = self
            .relative
            .with_id(self.id, before.person, before.version + 1);
        store::relative::change(tx, &after).await?;
        note(tx, call, told(&before, &after)).await?;
        Ok(after.version)
    }
}

/// What was changed; phones are left out, since the timeline has other readers than they have.
fn told(before: &Relative, after: &Relative) -> Entry {
    let authority = |one: &Relative| Some(one.authority.key().to_owned());
    let kinship = |one: &Relative| Some(one.kinship.key().to_owned());
    let last_day = |one: &Relative| one.period.to().map(|day| day.to_string());
    of_person("residents.relative-changed", after.person)
        .change(
            "name",
            Some(before.name.to_string()),
            Some(after.name.to_string()),
        )
        .change("kinship", kinship(before), kinship(after))
        .change("authority", authority(before), authority(after))
        .change("last_day", last_day(before), last_day(after))
}

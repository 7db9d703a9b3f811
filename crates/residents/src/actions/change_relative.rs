//! A relative's phone, authority or period changes; nobody is taken away, the period ends.

use ::store::{Action, Tx};
use kernel::{Call, Id, Problem};

use super::{add_relative::NewRelative, changed};
use crate::{model::Relatives, store};

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

    async fn run(&self, _call: &Call, tx: &Tx) -> Result<i64, Problem> {
        let before = store::relative::by_id(tx, self.id).await?;
        let before = before.ok_or(Problem::NotFound)?;
        if before.version != self.version {
            return Err(changed(before.person, before.version));
        }
        let after = self
            .relative
            .with_id(self.id, before.person, before.version + 1);
        store::relative::change(tx, &after).await?;
        Ok(after.version)
    }
}

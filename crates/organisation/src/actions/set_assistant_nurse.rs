//! It is noted that somebody may be a named care contact, on what ground, or that she or he no longer may.

use ::history::{Entry, Stream, Subject};
use ::store::{Action, Tx};
use access::{Need, Resource};
use kernel::{Call, Problem, UserId};

use super::{changed, note};
use crate::{
    model::{AssistantNurse, StaffMember},
    store,
};

/// Sets on what ground a member of staff may be a named care contact (`SoL` 25:4).
#[derive(Debug, Clone)]
pub struct SetAssistantNurse {
    /// Whom it is about.
    pub user: UserId,
    /// The version that was seen.
    pub version: i64,
    /// What holds from now on; none for neither certificate nor transition.
    pub to: Option<AssistantNurse>,
}

impl Action for SetAssistantNurse {
    const NAME: &'static str = "set-assistant-nurse";
    type Done = i64;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<i64, Problem> {
        access::require(tx, call, Need::administer(Resource::Account)).await?;
        let before = store::staff::by_user(tx, self.user).await?;
        let before = before.ok_or(Problem::NotFound)?;
        if before.version != self.version {
            return Err(changed("user", self.user, before.version));
        }
        if before.assistant_nurse == self.to {
            return Ok(before.version);
        }
        let after = StaffMember {
            assistant_nurse: self.to,
            version: before.version + 1,
            ..before.clone()
        };
        if let Some(standing) = store::staff::set(tx, &after).await? {
            return Err(changed("user", self.user, standing));
        }
        let subject = Subject::new("user", self.user);
        let stream = Stream::Unit(after.unit);
        let entry = Entry::new(stream, "organisation.assistant-nurse-set", subject);
        note(tx, call, told(entry, Some(&before), &after)).await?;
        Ok(after.version)
    }
}

/// Tells in an entry what the ground was and became, if it became another.
pub(super) fn told(entry: Entry, before: Option<&StaffMember>, after: &StaffMember) -> Entry {
    let ground = |one: &StaffMember| one.assistant_nurse.map(|ground| ground.key().to_owned());
    entry.change("assistant_nurse", before.and_then(ground), ground(after))
}

//! What is known of a member of staff: home unit, name, title, phone at work, the ground to be a care contact.

use ::history::{Entry, Stream, Subject};
use ::store::{Action, Tx};
use access::Resource;
use kernel::{Call, Problem, Refusal};

use super::{changed, may_write, note, set_assistant_nurse::told};
use crate::{model::StaffMember, store};

/// Adds a member of staff, or changes what is known; `version` is the one that was seen, 0 for a new one.
#[derive(Debug, Clone)]
pub struct SetStaffMember {
    /// What holds from now on.
    pub member: StaffMember,
}

impl Action for SetStaffMember {
    const NAME: &'static str = "set-staff-member";
    type Done = i64;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<i64, Problem> {
        may_write(tx, call, Resource::Account).await?;
        if store::unit::by_id(tx, self.member.unit).await?.is_none() {
            return Err(Refusal::new("organisation-refusal-unknown-unit")
                .at("unit")
                .into());
        }
        let before = store::staff::by_user(tx, self.member.user).await?;
        let member = StaffMember {
            version: self.member.version + 1,
            ..self.member.clone()
        };
        match store::staff::set(tx, &member).await? {
            None => {
                let subject = Subject::new("user", member.user);
                let entry =
                    Entry::new(Stream::Unit(member.unit), "organisation.staff-set", subject)
                        .change("name", None, Some(member.name.to_string()));
                note(tx, call, told(entry, before.as_ref(), &member)).await?;
                Ok(member.version)
            }
            Some(standing) => Err(changed("user", member.user, standing)),
        }
    }
}

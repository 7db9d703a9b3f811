//! Many members of staff at once, whole or not at all.

use ::store::{Action, Tx};
use kernel::{Call, Problem};

use super::set_staff_member::SetStaffMember;
use crate::model::StaffMember;

/// Adds or changes what is shown of many members of staff; who may log in and do what is given by `access`.
#[derive(Debug, Clone)]
pub struct ImportStaff {
    /// Whom; a member with `version` 0 is new.
    pub members: Vec<StaffMember>,
}

impl Action for ImportStaff {
    const NAME: &'static str = "import-staff";
    type Done = u64;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<u64, Problem> {
        for member in &self.members {
            let member = member.clone();
            tx.perform(call, &SetStaffMember { member }).await?;
        }
        Ok(u64::try_from(self.members.len()).unwrap_or(u64::MAX))
    }
}

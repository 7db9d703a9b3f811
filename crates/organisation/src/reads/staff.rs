//! Who works where, under which name and title?

use ::store::Ask;
use kernel::{Fault, UnitId, UserId};

use crate::{model::StaffMember, store};

/// A member of staff.
pub async fn staff_member(ask: &dyn Ask, user: UserId) -> Result<Option<StaffMember>, Fault> {
    store::staff::by_user(ask, user).await
}

/// Everybody whose home unit it is, in Swedish order.
pub async fn staff_of(ask: &dyn Ask, unit: UnitId) -> Result<Vec<StaffMember>, Fault> {
    store::staff::of_unit(ask, unit).await
}

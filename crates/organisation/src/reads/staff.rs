//! Who works where, under which name and title, and who of them may be a care contact?

use ::store::Ask;
use kernel::{Date, Fault, UnitId, UserId};

use crate::{
    model::{StaffMember, UnitKind},
    rules::may_be_care_contact,
    store,
};

/// A member of staff.
pub async fn staff_member(ask: &dyn Ask, user: UserId) -> Result<Option<StaffMember>, Fault> {
    store::staff::by_user(ask, user).await
}

/// Everybody whose home unit it is, in Swedish order.
pub async fn staff_of(ask: &dyn Ask, unit: UnitId) -> Result<Vec<StaffMember>, Fault> {
    store::staff::of_unit(ask, unit).await
}

/// Those of a unit and its teams, however deep, who may be a person's named care contact on a day, by the rule book as
/// it stands (`SoL` 25:4), in Swedish order. Whether they still work there on the day is known by `access`.
pub async fn care_contacts_of(
    ask: &dyn Ask,
    unit: UnitId,
    on: Date,
) -> Result<Vec<StaffMember>, Fault> {
    let book = rulebook::reads::book(ask).await?;
    let (mut units, mut ahead) = (vec![unit], vec![unit]);
    while let Some(whole) = ahead.pop() {
        for part in store::unit::of_parent(ask, whole).await? {
            if part.kind == UnitKind::Team && !units.contains(&part.id) {
                units.push(part.id);
                ahead.push(part.id);
            }
        }
    }
    let mut staff = store::staff::of_units(ask, &units).await?;
    staff.retain(|one| may_be_care_contact(one, &book, on).is_ok());
    Ok(staff)
}

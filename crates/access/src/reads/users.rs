//! Users and assignments, for pages and for other rooms. Who may see them is asked before, with `require`.

use std::collections::BTreeMap;

use kernel::{AssignmentId, Date, Fault, PersonId, Role, UnitId, UserId};
use store::Ask;

use crate::{
    model::{AssignmentView, Login, StaffView, UserView},
    store::{assignments, passkeys, users},
};

pub use crate::store::passkeys::{ChallengeId, Challenges, PasskeyView};

/// One user.
pub async fn user(ask: &dyn Ask, id: UserId) -> Result<Option<UserView>, Fault> {
    users::by_id(ask, id).await
}

/// The names of some users; those whom nobody knows are not in it.
pub async fn user_names(
    ask: &dyn Ask,
    users: &[UserId],
) -> Result<BTreeMap<UserId, String>, Fault> {
    users::names(ask, users).await
}

/// The user of a login name.
pub async fn user_of_login(ask: &dyn Ask, login: &Login) -> Result<Option<UserView>, Fault> {
    users::by_login(ask, login).await
}

/// The user that a resident logs in as.
pub async fn user_of_person(ask: &dyn Ask, person: PersonId) -> Result<Option<UserView>, Fault> {
    users::by_person(ask, person).await
}

/// The user of an HSA id.
pub async fn user_of_hsa_id(ask: &dyn Ask, hsa_id: &str) -> Result<Option<UserView>, Fault> {
    users::by_hsa(ask, hsa_id).await
}

/// A page of users in the order of their logins, after a login; the first begins after the empty text.
pub async fn user_page(ask: &dyn Ask, after: &str, most: i64) -> Result<Vec<UserView>, Fault> {
    users::page(ask, after, most).await
}

/// Those who work here and whose login begins with a text: `most` of them after `offset`, and how many there are.
/// Residents who only log in as themselves are not among them.
pub async fn staff_page(
    ask: &dyn Ask,
    begins: &str,
    (offset, most): (i64, i64),
) -> Result<(Vec<UserView>, i64), Fault> {
    users::staff_page(ask, &begins.trim().to_lowercase(), (offset, most)).await
}

/// One assignment that is not ended.
pub async fn assignment(ask: &dyn Ask, id: AssignmentId) -> Result<Option<AssignmentView>, Fault> {
    assignments::by_id(ask, id).await
}

/// A user's assignments that are not ended, also those that begin later.
pub async fn assignments_of(ask: &dyn Ask, user: UserId) -> Result<Vec<AssignmentView>, Fault> {
    assignments::of_user(ask, user).await
}

/// Who works at a unit on a day, by name.
pub async fn staff_at(ask: &dyn Ask, unit: UnitId, day: Date) -> Result<Vec<StaffView>, Fault> {
    assignments::at_unit(ask, unit, day).await
}

/// The first few in a role, for the demo's login page.
pub async fn staff_in_role(
    ask: &dyn Ask,
    role: Role,
    day: Date,
    most: i64,
) -> Result<Vec<StaffView>, Fault> {
    assignments::in_role(ask, role, day, most).await
}

/// The first few who log in as themselves, for the demo's login page.
pub async fn residents_with_login(ask: &dyn Ask, most: i64) -> Result<Vec<UserView>, Fault> {
    users::of_residents(ask, most).await
}

/// A user's passkeys, the oldest first.
pub async fn passkeys_of(ask: &dyn Ask, user: UserId) -> Result<Vec<PasskeyView>, Fault> {
    passkeys::of_user(ask, user).await
}

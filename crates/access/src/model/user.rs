//! Users and assignments, as pages show them.

use kernel::{Actor, AssignmentId, Period, PersonId, Role, UnitId, UserId};

/// Somebody who can log in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserView {
    /// Id.
    pub id: UserId,
    /// The name as others see it.
    pub name: String,
    /// The login name.
    pub login: String,
    /// Whether the login is closed.
    pub is_disabled: bool,
    /// Whether a password is set.
    pub has_password: bool,
    /// Who it is as a resident, where that is known.
    pub person: Option<PersonId>,
    /// The HSA id, where there is one.
    pub hsa_id: Option<String>,
    /// The version that was read.
    pub version: i64,
}

/// A user in a role at a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AssignmentView {
    /// Id.
    pub id: AssignmentId,
    /// Whose.
    pub user: UserId,
    /// The role.
    pub role: Role,
    /// The unit.
    pub unit: UnitId,
    /// The part of the unit where the work is planned; what the unit may, its teams may.
    pub team: Option<UnitId>,
    /// From when to when.
    pub period: Period,
}

/// A member of staff in an assignment, by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffView {
    /// The name.
    pub name: String,
    /// The assignment.
    pub assignment: AssignmentView,
}

impl StaffView {
    /// Who acts when this one does, in this assignment.
    pub const fn actor(&self) -> Actor {
        let own = &self.assignment;
        Actor::Staff {
            user: own.user,
            assignment: own.id,
            role: own.role,
            unit: own.unit,
        }
    }
}

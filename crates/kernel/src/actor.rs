//! Who acts: a member of staff in a chosen assignment, a person, a relative, the system, or the public.

use serde::{Deserialize, Serialize};
use std::str::FromStr;

use crate::{AssignmentId, PersonId, UnitId, UserId};

/// A role, as an assignment (uppdrag) gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Biståndshandläggare: investigates, decides and orders.
    CaseOfficer,
    /// Enhetschef, at the authority or at a provider.
    UnitManager,
    /// Plans the provider's visits.
    Planner,
    /// Carries out the visits.
    CareWorker,
    /// Answers safety alarms.
    AlarmOperator,
    /// Follows economy and volumes; sees figures, not persons.
    Controller,
    /// Elected; sees goals and figures, not persons.
    CommitteeMember,
    /// Checks the access log.
    LogReviewer,
    /// Runs the system; sees no personal data.
    SystemAdministrator,
    /// The person whom it is about.
    Person,
    /// Somebody whom the person has let in.
    Relative,
}

/// A text that names no role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a role")]
pub struct ParseRoleError;

impl Role {
    /// All roles, in the order in which tables show them.
    pub const ALL: [Self; 11] = [
        Self::CaseOfficer,
        Self::UnitManager,
        Self::Planner,
        Self::CareWorker,
        Self::AlarmOperator,
        Self::Controller,
        Self::CommitteeMember,
        Self::LogReviewer,
        Self::SystemAdministrator,
        Self::Person,
        Self::Relative,
    ];

    /// Its name in tables, files and addresses.
    pub const fn key(self) -> &'static str {
        match self {
            Self::CaseOfficer => "case-officer",
            Self::UnitManager => "unit-manager",
            Self::Planner => "planner",
            Self::CareWorker => "care-worker",
            Self::AlarmOperator => "alarm-operator",
            Self::Controller => "controller",
            Self::CommitteeMember => "committee-member",
            Self::LogReviewer => "log-reviewer",
            Self::SystemAdministrator => "system-administrator",
            Self::Person => "person",
            Self::Relative => "relative",
        }
    }
}

impl FromStr for Role {
    type Err = ParseRoleError;
    fn from_str(key: &str) -> Result<Self, ParseRoleError> {
        Self::ALL
            .into_iter()
            .find(|r| r.key() == key)
            .ok_or(ParseRoleError)
    }
}

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Actor {
    /// A member of staff in the assignment chosen at login.
    Staff {
        /// Who.
        user: UserId,
        /// In which assignment.
        assignment: AssignmentId,
        /// With which role.
        role: Role,
        /// At which unit.
        unit: UnitId,
    },
    /// The person, reading about herself or himself, or a relative reading about the person.
    Resident {
        /// Who is logged in.
        user: UserId,
        /// Whom it is about.
        person: PersonId,
        /// [`Role::Person`] or [`Role::Relative`].
        role: Role,
    },
    /// The system itself, in a named task.
    System {
        /// Which task, for example `escalation`.
        task: String,
    },
    /// Somebody who is not logged in.
    Public,
}

impl Actor {
    /// The system in a task.
    pub fn system(task: &str) -> Self {
        Self::System {
            task: task.to_owned(),
        }
    }

    /// Who is logged in, if anybody.
    pub const fn user(&self) -> Option<UserId> {
        match self {
            Self::Staff { user, .. } | Self::Resident { user, .. } => Some(*user),
            Self::System { .. } | Self::Public => None,
        }
    }

    /// The role, if the actor has one.
    pub const fn role(&self) -> Option<Role> {
        match self {
            Self::Staff { role, .. } | Self::Resident { role, .. } => Some(*role),
            Self::System { .. } | Self::Public => None,
        }
    }

    /// The unit of the assignment, if there is one.
    pub const fn unit(&self) -> Option<UnitId> {
        match self {
            Self::Staff { unit, .. } => Some(*unit),
            Self::Resident { .. } | Self::System { .. } | Self::Public => None,
        }
    }
}

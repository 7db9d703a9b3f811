//! What the organisation knows of a member of staff; who may log in and do what stands in `access`.

use kernel::{Line, UnitId, UserId};
use serde::{Deserialize, Serialize};

use super::AssistantNurse;

/// A member of staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffMember {
    /// Who.
    pub user: UserId,
    /// The home unit.
    pub unit: UnitId,
    /// The name shown to others.
    pub name: Line,
    /// Title.
    pub title: Option<Line>,
    /// Phone at work.
    pub phone: Option<Line>,
    /// On what ground she or he may be a person's named care contact (`SoL` 10:7): only who holds the certificate of the
    /// title assistant nurse (25:4), or falls under the transition (provision 8 to 2025:400). None for neither.
    pub assistant_nurse: Option<AssistantNurse>,
    /// Rises by one with every change.
    pub version: i64,
}

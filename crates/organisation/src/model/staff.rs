//! What the organisation knows of a member of staff; who may log in and do what stands in `access`.

use kernel::{Line, UnitId, UserId};
use serde::{Deserialize, Serialize};

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
    /// Rises by one with every change.
    pub version: i64,
}

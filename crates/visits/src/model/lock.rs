//! Locks of homes, and what they note of those who use their keys.

use kernel::{Date, Line, PersonId, Timestamp, UnitId, UserId};

/// What the lock's supplier calls a lock.
pub type LockName = Line;

kernel::keyed! {
    /// What was done with a lock.
    pub enum LockUse {
        /// It was opened.
        Opened => "opened",
        /// It was closed.
        Closed => "closed",
    }
}

/// On whose home a lock is, from a day on. Several rows of the same lock and day are several persons behind one door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockedHome {
    /// Which lock.
    pub lock: LockName,
    /// From which day; until the next day that says something of the same lock.
    pub from: Date,
    /// Whose home; none where it was taken down.
    pub person: Option<PersonId>,
    /// Whose lock it is. Who else helps the person may use it too.
    pub provider: UnitId,
}

/// That somebody's key was used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockEvent {
    /// On which lock.
    pub lock: LockName,
    /// When, by the lock's clock.
    pub at: Timestamp,
    /// Whose key.
    pub user: UserId,
    /// What was done.
    pub what: LockUse,
}

//! What is done so that an indicator gets better.

use kernel::{Date, Id, Line};

use super::IndicatorId;

/// Marks the id of an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Activities {}
/// Which activity.
pub type ActivityId = Id<Activities>;

kernel::keyed! {
    /// How far it has come.
    pub enum ActivityState {
        /// It is to be done.
        Planned => "planned",
        /// It has begun.
        Begun => "begun",
        /// It has been done.
        Done => "done",
        /// It will not be done, and counts no more.
        Dropped => "dropped",
    }
}

/// What is done so that an indicator gets better.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// Its id.
    pub id: ActivityId,
    /// For which indicator.
    pub indicator: IndicatorId,
    /// What.
    pub what: Line,
    /// Who answers for it.
    pub responsible: Line,
    /// By when.
    pub until: Date,
    /// How far it has come.
    pub state: ActivityState,
    /// The day on which it was set, or taken up again: before it, nothing was done. None where that is not known; then
    /// it counts from the beginning of the year.
    pub since: Option<Date>,
    /// For changes.
    pub version: i64,
}

impl Activity {
    /// Whether it was known on a day; what is set afterwards lifts no report of days before it.
    pub fn was_set(&self, day: Date) -> bool {
        self.since.is_none_or(|since| since <= day)
    }
}

//! When somebody who works is away.

use kernel::{Date, Id, Period, UserId};

/// Kind of [`AbsenceId`].
pub enum Absences {}
/// Id of an absence.
pub type AbsenceId = Id<Absences>;

kernel::keyed! {
    /// Why somebody is away. No more is asked than planning needs.
    pub enum AbsenceKind {
        /// Ill.
        Sick => "sick",
        /// At home with a sick child.
        ChildCare => "child-care",
        /// Leave that was granted.
        Leave => "leave",
        /// Training at work.
        Training => "training",
    }
}

/// Somebody is away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Absence {
    /// Its id.
    pub id: AbsenceId,
    /// Who.
    pub user: UserId,
    /// Why.
    pub kind: AbsenceKind,
    /// From which day to which; without an end as long as nobody knows.
    pub period: Period,
    /// Rises by one with every change.
    pub version: i64,
}

impl Absence {
    /// Whether it covers a day.
    pub fn is_on(&self, day: Date) -> bool {
        self.period.contains(day)
    }
}

//! How many duties lie on a desk, by when they are due.

use kernel::{Call, Fault, Role, Timestamp, UnitId, UserId};
use store::{Ask, Row};

use crate::{
    calendar,
    store::{Desk, Narrow, count_by_time, count_own_by_time},
};

/// How many open duties, by when they are due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Their time has run out.
    pub overdue: i64,
    /// Due before the day is over.
    pub today: i64,
    /// Due in the seven days after today.
    pub week: i64,
    /// Due later.
    pub later: i64,
}

impl Counts {
    /// All of them.
    pub const fn all(self) -> i64 {
        self.overdue + self.today + self.week + self.later
    }
}

/// Counts the open duties of a role at a unit at the call's moment; with a user, those which are the user's own.
pub async fn counts(
    ask: &dyn Ask,
    call: &Call,
    role: Role,
    unit: UnitId,
    user: Option<UserId>,
) -> Result<Counts, Fault> {
    read(&count_by_time(ask, (unit, role), user, until(call)).await?)
}

/// Counts the user's own open duties at a unit in a role, and what was raised to that desk about those persons whom
/// `narrow` lets through: what [`crate::own_list`] lists.
pub async fn own_counts(
    ask: &dyn Ask,
    call: &Call,
    (unit, role, user): (UnitId, Role, UserId),
    narrow: Narrow<'_>,
) -> Result<Counts, Fault> {
    let desk = Desk { unit, role, user };
    read(&count_own_by_time(ask, desk, narrow, until(call)).await?)
}

fn until(call: &Call) -> [Timestamp; 3] {
    let today = call.today();
    [
        call.now,
        calendar::end_of_day(today, &call.zone),
        calendar::end_of_day(calendar::days_after(today, 7), &call.zone),
    ]
}

fn read(row: &Row) -> Result<Counts, Fault> {
    Ok(Counts {
        overdue: row.get("overdue")?,
        today: row.get("today")?,
        week: row.get("week")?,
        later: row.get("later")?,
    })
}

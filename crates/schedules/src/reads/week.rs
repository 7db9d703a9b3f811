//! A provider's days in figures.

use std::collections::{BTreeMap, BTreeSet};

use duties::calendar;
use kernel::{Date, Fault, UnitId, UserId};
use store::Ask;

use crate::{
    model::Absence,
    store::{absence::absence_list, day::days_locked, shift::shift_list, visit_list::visit_counts},
};

/// A day in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayCount {
    /// Which day.
    pub day: Date,
    /// Visits that are to be made.
    pub visits: i64,
    /// Those of them that lack a time or somebody.
    pub open: i64,
    /// Shifts of people who are there.
    pub shifts: usize,
    /// Minutes of work in them.
    pub worked: i64,
    /// People who are away.
    pub away: usize,
    /// Whether it is locked.
    pub is_locked: bool,
}

/// How many people are away; whoever has noted two absences is one.
fn away(absences: &[Absence], day: Date) -> usize {
    let there = absences.iter().filter(|one| one.is_on(day));
    let people: BTreeSet<UserId> = there.map(|one| one.user).collect();
    people.len()
}

/// The days of a provider from one day on.
pub async fn counts(
    ask: &dyn Ask,
    provider: UnitId,
    (from, days): (Date, i64),
) -> Result<Vec<DayCount>, Fault> {
    let until = calendar::days_after(from, days - 1);
    let visits = visit_counts(ask, provider, (from, until)).await?;
    let visits: BTreeMap<Date, (i64, i64)> = visits
        .into_iter()
        .map(|(day, n, open)| (day, (n, open)))
        .collect();
    let shifts = shift_list(ask, provider, (from, until)).await?;
    let absences = absence_list(ask, provider, (from, until)).await?;
    let locked = days_locked(ask, provider, (from, until)).await?;
    let count = |n| {
        let day = calendar::days_after(from, n);
        let is_away = |user| {
            absences
                .iter()
                .any(|one| one.user == user && one.is_on(day))
        };
        let there: Vec<_> = shifts
            .iter()
            .filter(|shift| shift.shift.day == day && !is_away(shift.shift.user))
            .collect();
        let (visits, open) = visits.get(&day).copied().unwrap_or_default();
        DayCount {
            day,
            visits,
            open,
            shifts: there.len(),
            worked: there.iter().map(|shift| shift.shift.worked()).sum(),
            away: away(&absences, day),
            is_locked: locked.contains(&day),
        }
    };
    Ok((0..days).map(count).collect())
}

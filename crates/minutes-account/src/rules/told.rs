//! Why other minutes were performed than stood in the schedule.

use std::collections::BTreeMap;

use kernel::Minutes;
use schedules::{ScheduledVisit, VisitId};
use visits::{AttendanceLine, AttendanceState};

use super::count::{Facts, planned_visits};
use crate::model::{Cause, Causes};

/// The minutes of one who made a visit; none as long as it has no beginning and end.
pub(super) fn performed(line: &AttendanceLine) -> Option<Minutes> {
    match line.state {
        AttendanceState::Done => line.minutes,
        AttendanceState::Started | AttendanceState::NotMade => None,
    }
}

/// Adds the causes between what is scheduled and what is performed.
pub(super) fn explain(facts: &Facts<'_>, causes: &mut Causes) {
    let mut by_visit: BTreeMap<VisitId, Vec<&AttendanceLine>> = BTreeMap::new();
    let (first, last) = facts.days;
    for line in facts
        .told
        .iter()
        .filter(|line| (first..=last).contains(&line.day))
    {
        by_visit.entry(line.visit).or_default().push(line);
    }
    for visit in planned_visits(facts) {
        let lines = by_visit.remove(&visit.id).unwrap_or_default();
        one(visit, &lines, causes);
    }
    let others = by_visit.into_values().flatten();
    let sum: Minutes = others.filter_map(performed).sum();
    causes.add(Cause::Unscheduled, sum);
}

/// Why one visit took other minutes than it was to.
fn one(visit: &ScheduledVisit, lines: &[&AttendanceLine], causes: &mut Causes) {
    let each = visit.minutes;
    let wanted = visit.staff.count();
    let made: Vec<Minutes> = lines.iter().filter_map(|line| performed(line)).collect();
    let came = i64::try_from(made.len()).unwrap_or(i64::MAX);
    let sum: Minutes = made.into_iter().sum();
    let times = |n: i64| Minutes::new(each.count() * n);
    if came > wanted {
        causes.add(Cause::MorePeople, sum - times(wanted));
        return;
    }
    let off = sum - times(came);
    let how = if off < Minutes::ZERO {
        Cause::Shorter
    } else {
        Cause::Longer
    };
    causes.add(how, off);
    // Each who is missing: that it was not made, or that a time is missing, was told; of the rest nobody told.
    let told = |state: fn(&AttendanceLine) -> bool| {
        let lines = lines.iter().filter(|line| state(line));
        i64::try_from(lines.count()).unwrap_or(i64::MAX)
    };
    let not_made = told(|line| line.state == AttendanceState::NotMade);
    let no_time = told(|line| performed(line).is_none() && line.state != AttendanceState::NotMade);
    let missing = wanted - came;
    let no_time = no_time.min(missing);
    let not_made = not_made.min(missing - no_time);
    let rest = missing - no_time - not_made;
    for (cause, n) in [
        (Cause::NoTime, no_time),
        (Cause::NotMade, not_made),
        (Cause::NotTold, rest),
    ] {
        causes.add(cause, Minutes::ZERO - times(n));
    }
}

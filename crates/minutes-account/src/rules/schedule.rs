//! Why the schedule has other minutes than the plan.

use schedules::{ChangeReason, ScheduledVisit};

use super::count::{Expected, Facts, minutes_of, pair};
use crate::model::{Cause, Causes};

/// Adds the causes between what is planned and what is scheduled.
pub(super) fn explain(facts: &Facts<'_>, expected: &[Expected<'_>], causes: &mut Causes) {
    let (first, last) = facts.days;
    let is_here = |day| (first..=last).contains(&day);
    let laid = facts.visits.iter().copied();
    let laid: Vec<&ScheduledVisit> = laid.filter(|visit| is_here(visit.laid_on)).collect();
    let (pairs, taken) = pair(expected, &laid);
    for (one, found) in pairs {
        let planned = one.minutes();
        let nothing = kernel::Minutes::ZERO - planned;
        match found {
            None => causes.add(Cause::NotLaid, nothing),
            Some(visit) if !visit.is_planned() => causes.add(off(visit), nothing),
            Some(visit) if !is_here(visit.placing.day) => causes.add(Cause::Moved, nothing),
            Some(visit) => causes.add(Cause::Altered, minutes_of(visit) - planned),
        }
    }
    let standing = facts
        .visits
        .iter()
        .filter(|visit| visit.is_planned() && is_here(visit.placing.day));
    for visit in standing.filter(|visit| taken.binary_search(&visit.id).is_err()) {
        let why = if is_here(visit.laid_on) {
            Cause::Beyond
        } else {
            Cause::Moved
        };
        causes.add(why, minutes_of(visit));
    }
}

/// Why a visit is off.
const fn off(visit: &ScheduledVisit) -> Cause {
    match visit.placing.reason {
        Some(ChangeReason::PersonAsked) => Cause::PersonAsked,
        Some(ChangeReason::PersonAway) => Cause::PersonAway,
        Some(ChangeReason::Staffing) => Cause::Staffing,
        Some(ChangeReason::PersonDied | ChangeReason::HelpEnded) => Cause::HelpOver,
        Some(ChangeReason::Other) | None => Cause::OtherReason,
    }
}

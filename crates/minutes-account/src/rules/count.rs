//! Counts what an order came to on some days: minutes at each stage, and why they differ.

use std::collections::BTreeMap;

use care_plans::{HeldPlan, HeldVersion, PlannedVisit, PlannedVisitId};
use cases::CarriedOrder;
use jiff::ToSpan;
use kernel::{Date, Minutes, Period};
use schedules::{ScheduledVisit, VisitId};
use visits::AttendanceLine;

use super::{schedule, spread, told};
use crate::model::{Cause, Causes, Tally};

/// What is known of an order on some days.
#[derive(Debug, Clone)]
pub struct Facts<'f> {
    /// The order with the decisions behind it.
    pub carried: &'f CarriedOrder,
    /// The days on which it gives help.
    pub help: Option<Period>,
    /// Its care plan with all that was agreed in it.
    pub plan: Option<&'f HeldPlan>,
    /// The visits of the plan that stand on one of the days, or were laid for one.
    pub visits: Vec<&'f ScheduledVisit>,
    /// What was told of visits of the plan on the days.
    pub told: Vec<&'f AttendanceLine>,
    /// The first day and the last.
    pub days: (Date, Date),
}

/// What a day came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayTally {
    /// Which day.
    pub day: Date,
    /// Minutes at each stage; nothing is paid by the day.
    pub tally: Tally,
}

/// What some days came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Count {
    /// One day after the other.
    pub days: Vec<DayTally>,
    /// Why the stages differ, in all.
    pub causes: Causes,
}

impl Count {
    /// All days together.
    pub fn tally(&self) -> Tally {
        let days = self.days.iter().map(|day| day.tally);
        days.fold(Tally::default(), Tally::plus)
    }
}

/// A visit that the plan puts on a day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Expected<'f> {
    pub(super) day: Date,
    pub(super) planned: &'f PlannedVisit,
}

impl Expected<'_> {
    /// The minutes of all who come.
    pub(super) fn minutes(&self) -> Minutes {
        Minutes::new(self.planned.visit.minutes.count() * self.planned.visit.staff.count())
    }
}

/// The minutes of all who come to a visit in the schedule.
pub(super) fn minutes_of(visit: &ScheduledVisit) -> Minutes {
    Minutes::new(visit.minutes.count() * visit.staff.count())
}

/// Counts an order on some days. The causes between two stages are exactly their difference
/// ([`Causes::unexplained`] is empty).
pub fn count(facts: &Facts<'_>) -> Count {
    let mut causes = Causes::default();
    let expected = expected(facts);
    let mut by_day: BTreeMap<Date, Tally> = BTreeMap::new();
    let (first, last) = facts.days;
    for day in first.series(1.day()).take_while(|day| *day <= last) {
        let planned = expected.iter().filter(|one| one.day == day);
        let planned: Minutes = planned.map(Expected::minutes).sum();
        let tally = Tally {
            planned,
            ..frame(facts, day, planned, &mut causes)
        };
        by_day.insert(day, tally);
    }
    schedule::explain(facts, &expected, &mut causes);
    for visit in planned_visits(facts) {
        if let Some(tally) = by_day.get_mut(&visit.placing.day) {
            tally.scheduled = tally.scheduled + minutes_of(visit);
        }
    }
    for line in &facts.told {
        let (Some(minutes), Some(tally)) = (told::performed(line), by_day.get_mut(&line.day))
        else {
            continue;
        };
        tally.performed = tally.performed + minutes;
        if line.is_typed {
            tally.typed = tally.typed + minutes;
        }
    }
    told::explain(facts, &mut causes);
    let days = by_day.into_iter();
    Count {
        days: days.map(|(day, tally)| DayTally { day, tally }).collect(),
        causes,
    }
}

/// The visits that are to be made on the days.
pub(super) fn planned_visits<'f>(facts: &'f Facts<'_>) -> impl Iterator<Item = &'f ScheduledVisit> {
    let (first, last) = facts.days;
    let within = move |visit: &&ScheduledVisit| (first..=last).contains(&visit.placing.day);
    let visits = facts.visits.iter().copied();
    visits.filter(|visit| visit.is_planned()).filter(within)
}

/// What is granted and framed on a day, and why that differs from each other and from what is planned.
fn frame(facts: &Facts<'_>, day: Date, planned: Minutes, causes: &mut Causes) -> Tally {
    let parts = facts.carried.parts.iter();
    let all: Minutes = parts.map(|part| spread::of_week(part.weekly, day)).sum();
    let given = facts.carried.given(day);
    let granted: Minutes = given.map(|weekly| spread::of_week(weekly, day)).sum();
    let is_helped = facts.help.is_some_and(|help| help.contains(day));
    // Visits are laid from the day that the provider promised; what the order gives counts from the day it came.
    let has_begun = facts.carried.order.started.is_some_and(|came| came <= day);
    let is_framed = is_helped && has_begun;
    let has_begun = has_begun && facts.help.is_some_and(|help| help.from() <= day);
    let framed = if is_framed { all } else { Minutes::ZERO };
    let why = if is_framed {
        Cause::WithoutDecision
    } else if has_begun {
        Cause::AfterEnd
    } else {
        Cause::NotBegun
    };
    causes.add(why, framed - granted);
    match held(facts, day) {
        Some(_) if is_helped && !is_framed => causes.add(Cause::BeforeStart, planned),
        Some((plan, version)) if is_helped => {
            let whole: Minutes = version
                .visits
                .iter()
                .map(|planned| planned.visit.in_four_weeks())
                .sum();
            let anchor = plan.plan.agreed.unwrap_or(version.signed);
            let even = spread::of_four_weeks(whole, anchor, day);
            causes.add(Cause::PlanDiffers, even - framed);
            causes.add(Cause::Calendar, planned - even);
        }
        Some(_) | None => causes.add(Cause::NoPlan, planned - framed),
    }
    Tally {
        granted,
        framed,
        ..Tally::default()
    }
}

/// The version that is carried out on a day.
fn held<'f>(facts: &Facts<'f>, day: Date) -> Option<(&'f HeldPlan, &'f HeldVersion)> {
    let plan = facts.plan?;
    let mut versions = plan.versions.iter();
    let version = versions.find(|version| version.holds(day))?;
    Some((plan, version))
}

/// The visits that the plan puts on the days of help.
fn expected<'f>(facts: &Facts<'f>) -> Vec<Expected<'f>> {
    let (Some(plan), Some(help)) = (facts.plan, facts.help) else {
        return vec![];
    };
    let mut all = vec![];
    for version in &plan.versions {
        let anchor = plan.plan.agreed.unwrap_or(version.signed);
        let days = schedules::days_of_visits(&version.visits, anchor, facts.days);
        let days = days.into_iter();
        let carried_out = days.filter(|(day, _)| version.holds(*day) && help.contains(*day));
        all.extend(carried_out.map(|(day, planned)| Expected { day, planned }));
    }
    all
}

/// Which visits stand for which expected ones: by the visit of the plan, else by their name on the day.
pub(super) fn pair<'f>(
    expected: &[Expected<'f>],
    laid: &[&'f ScheduledVisit],
) -> (
    Vec<(Expected<'f>, Option<&'f ScheduledVisit>)>,
    Vec<VisitId>,
) {
    let mut by_plan: BTreeMap<(Date, PlannedVisitId), &ScheduledVisit> = BTreeMap::new();
    for visit in laid {
        by_plan.insert((visit.laid_on, visit.planned), visit);
    }
    let mut taken: Vec<VisitId> = vec![];
    let mut pairs = vec![];
    for one in expected {
        let found = by_plan.get(&(one.day, one.planned.id)).copied();
        taken.extend(found.map(|visit| visit.id));
        pairs.push((*one, found));
    }
    taken.sort_unstable();
    for (one, found) in pairs.iter_mut().filter(|(_, found)| found.is_none()) {
        let name = &one.planned.visit.name;
        let mut free = laid.iter().copied();
        let same = free.find(|visit| {
            visit.laid_on == one.day
                && visit.name == *name
                && taken.binary_search(&visit.id).is_err()
        });
        if let Some(visit) = same {
            let place = taken.binary_search(&visit.id).unwrap_or_else(|place| place);
            taken.insert(place, visit.id);
            *found = Some(visit);
        }
    }
    (pairs, taken)
}

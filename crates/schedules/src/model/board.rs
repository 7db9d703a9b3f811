//! A provider's day as a planner sees it, whole: what the rules look at.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use kernel::{Date, PersonId, Timestamp, UnitId, UserId};

use super::{Absence, DAY_MINUTES, Demand, NewShift, Profile, ScheduledVisit, Shift};

/// Who locked a day, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayLock {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: UserId,
}

/// A provider's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoardDay {
    /// Whose.
    pub provider: UnitId,
    /// Which.
    pub day: Date,
    /// Whether and by whom it is locked: those who work know what to go by.
    pub locked: Option<DayLock>,
    /// Rises by one each time it is locked or opened; 0 before.
    pub version: i64,
}

/// Somebody who works, with all that the rules ask about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardWorker {
    /// Who.
    pub user: UserId,
    /// The name.
    pub name: String,
    /// The team, if any.
    pub team: Option<UnitId>,
    /// What she or he can do.
    pub profile: Profile,
    /// Shifts of the weeks around the day.
    pub shifts: Vec<Shift>,
    /// Shifts of those weeks at other providers: rest and hours are the person's, whoever plans them.
    pub elsewhere: Vec<Shift>,
    /// Absences that touch those weeks.
    pub absences: Vec<Absence>,
}

impl BoardWorker {
    /// Somebody of whom nothing more is known yet.
    pub const fn new(user: UserId, name: String, team: Option<UnitId>) -> Self {
        Self {
            user,
            name,
            team,
            profile: Profile::blank(user),
            shifts: vec![],
            elsewhere: vec![],
            absences: vec![],
        }
    }

    /// The shifts that begin on a day.
    pub fn shifts_on(&self, day: Date) -> impl Iterator<Item = &Shift> {
        self.shifts
            .iter()
            .filter(move |shift| shift.shift.day == day)
    }

    /// The shifts that reach into a day, in minutes of it: those that begin then, and a night that began the day
    /// before. What falls in an absence is not worked.
    pub fn shifts_over(&self, day: Date) -> Vec<NewShift> {
        let near = self.worked().map(|shift| shift.shift.seen_from(day));
        near.filter(|shift| shift.to > 0 && shift.from < DAY_MINUTES)
            .collect()
    }

    /// The shifts that are worked, absences taken off.
    pub fn worked(&self) -> impl Iterator<Item = &Shift> {
        self.shifts
            .iter()
            .filter(|shift| self.absence_on(shift.shift.day).is_none())
    }

    /// The absence that covers a day.
    pub fn absence_on(&self, day: Date) -> Option<&Absence> {
        self.absences.iter().find(|absence| absence.is_on(day))
    }
}

/// A provider's day with all that happens in it.
#[derive(Debug, Clone)]
pub struct Board {
    /// The day.
    pub day: BoardDay,
    /// The zone of the clocks.
    pub zone: TimeZone,
    /// All visits of the day, also those that are cancelled.
    pub visits: Vec<ScheduledVisit>,
    /// Visits of the day before that end shortly before midnight or after it: whoever makes them is not free at once.
    pub before: Vec<ScheduledVisit>,
    /// Who works at the provider, in order of names.
    pub workers: Vec<BoardWorker>,
    /// What visits ask for, of persons who ask for anything.
    pub demands: BTreeMap<PersonId, Demand>,
    /// Where persons live, as far as travel needs it: the postal code, where the reader may know it.
    pub areas: BTreeMap<PersonId, String>,
}

impl Board {
    /// A worker.
    pub fn worker(&self, user: UserId) -> Option<&BoardWorker> {
        self.workers.iter().find(|worker| worker.user == user)
    }

    /// The visits that somebody makes, in order of time; those without a time last.
    pub fn visits_of(&self, user: UserId) -> Vec<&ScheduledVisit> {
        let mut visits: Vec<&ScheduledVisit> = self
            .visits
            .iter()
            .filter(|visit| visit.is_made_by(user))
            .collect();
        visits.sort_by_key(|visit| (visit.placing.start.unwrap_or(i64::MAX), visit.id));
        visits
    }

    /// Visits that lack somebody or a time, in the order of their windows.
    pub fn open_visits(&self) -> Vec<&ScheduledVisit> {
        let mut visits: Vec<&ScheduledVisit> = self
            .visits
            .iter()
            .filter(|visit| {
                visit.lacks() > 0 || visit.is_planned() && visit.placing.start.is_none()
            })
            .collect();
        visits.sort_by_key(|visit| (visit.window.from(), visit.window.to(), visit.id));
        visits
    }
}

//! A visit of a care plan on a day.

use care_plans::{CarePlanId, PlannedVisitId, Staff, Window};
use kernel::{Date, Id, Line, Minutes, PersonId, UnitId, UserId};
use serde::{Deserialize, Serialize};

use super::{DayMinute, Placing, VisitState};

/// Kind of [`VisitId`].
pub enum ScheduledVisits {}
/// Id of a visit on a day.
pub type VisitId = Id<ScheduledVisits>;

/// A visit on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScheduledVisit {
    /// Its id.
    pub id: VisitId,
    /// To whom.
    pub person: PersonId,
    /// Of which care plan.
    pub plan: CarePlanId,
    /// Of which visit of the plan: what is done stands there.
    pub planned: PlannedVisitId,
    /// By which provider.
    pub provider: UnitId,
    /// What people call it.
    pub name: Line,
    /// Between which times.
    pub window: Window,
    /// How long it takes.
    pub minutes: Minutes,
    /// How many come.
    pub staff: Staff,
    /// The day on which the plan put it.
    pub laid_on: Date,
    /// Where it stands now.
    pub placing: Placing,
    /// Rises by one with every change.
    pub version: i64,
}

impl ScheduledVisit {
    /// Its page.
    pub fn address(&self) -> String {
        format!("/personer/{}/besok/{}", self.person, self.id)
    }

    /// Whether it is to be made.
    pub const fn is_planned(&self) -> bool {
        matches!(self.placing.state, VisitState::Planned)
    }

    /// Whether somebody is to make it.
    pub fn is_made_by(&self, user: UserId) -> bool {
        self.is_planned() && self.placing.workers.contains(&user)
    }

    /// How many are still to be found for it.
    pub fn lacks(&self) -> i64 {
        if !self.is_planned() {
            return 0;
        }
        let found = i64::try_from(self.placing.workers.len()).unwrap_or(i64::MAX);
        (self.staff.count() - found).max(0)
    }

    /// Whether somebody may have begun it: its time has come, or its window is over where nobody has said a time.
    pub fn has_begun(&self, now: DayMinute) -> bool {
        let begins = self.placing.start.unwrap_or(self.window.to());
        (self.placing.day, begins) <= (now.day, now.minute)
    }

    /// From when to when, in minutes from midnight, where a time is said.
    pub fn span(&self) -> Option<(i64, i64)> {
        let start = self.placing.start?;
        Some((start, start + self.minutes.count()))
    }
}

/// A visit in the version that somebody saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenVisit {
    /// Which.
    pub visit: VisitId,
    /// In which version.
    pub version: i64,
}

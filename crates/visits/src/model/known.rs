//! A visit as it was told to those who make it.

use care_plans::{CarePlanId, PlannedVisitId};
use kernel::{Date, Line, Minutes, PersonId, UnitId};
use schedules::{ScheduledVisit, VisitId};

/// A visit as it stood when it was last told to somebody who makes it. What is reported is about this, whatever becomes
/// of the schedule: a visit that was made is never lost with its row there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownVisit {
    /// Its id, the schedule's.
    pub id: VisitId,
    /// To whom.
    pub person: PersonId,
    /// Of which care plan.
    pub plan: CarePlanId,
    /// Of which visit of the plan.
    pub planned: PlannedVisitId,
    /// By which provider.
    pub provider: UnitId,
    /// On which day.
    pub day: Date,
    /// What people call it.
    pub name: Line,
    /// When it was to begin, in minutes from midnight, where somebody had said.
    pub start: Option<i64>,
    /// How long it was to take.
    pub minutes: Minutes,
    /// How many were to come.
    pub staff: i64,
    /// The schedule's version of it.
    pub version: i64,
}

impl KnownVisit {
    /// A visit as it stands in the schedule now.
    pub fn of(visit: &ScheduledVisit) -> Self {
        Self {
            id: visit.id,
            person: visit.person,
            plan: visit.plan,
            planned: visit.planned,
            provider: visit.provider,
            day: visit.placing.day,
            name: visit.name.clone(),
            start: visit.placing.start,
            minutes: visit.minutes,
            staff: visit.staff.count(),
            version: visit.version,
        }
    }

    /// Where those who make it read it.
    pub fn address(&self) -> String {
        format!("/mina-besok/{}", self.id)
    }
}

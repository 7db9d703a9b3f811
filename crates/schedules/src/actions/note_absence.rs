//! Notes that somebody is away, and frees the visits that she or he was to make.

use duties::calendar;
use kernel::{Call, Date, Period, Problem, Refusal, UnitId, UserId};
use store::{Action, Tx};

use super::steps::{place, planner, staff_on, unit_entry};
use crate::{
    model::{Absence, AbsenceId, AbsenceKind, DayMinute, Placing, ScheduledVisit},
    store::{
        absence::{absence_by_id, absence_end, absence_insert},
        visit_list::visit_list_of_worker,
    },
};

/// Notes an absence. The visits of those days are without that person from now on.
#[derive(Debug, Clone, Copy)]
pub struct NoteAbsence {
    /// Who.
    pub user: UserId,
    /// Why.
    pub kind: AbsenceKind,
    /// From which day to which.
    pub period: Period,
}

impl Action for NoteAbsence {
    const NAME: &'static str = "note-absence";
    type Done = i64;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<i64, Problem> {
        let (by, unit) = planner(tx, call).await?;
        let from = self.period.from();
        if !staff_on(tx, unit, from).await?.contains(&self.user) {
            return Err(Refusal::new("schedules-refusal-worker-not-here")
                .at("absent-from")
                .into());
        }
        let absence = Absence {
            id: call.new_id(),
            user: self.user,
            kind: self.kind,
            period: self.period,
            version: 1,
        };
        absence_insert(tx, &absence, (unit, call.now, by)).await?;
        let told = unit_entry(unit, "schedules.absence-noted", ("absence", absence.id))
            .change("user", None, Some(self.user.to_string()))
            .change("from", None, Some(from.to_string()))
            .change("to", None, self.period.to().map(|day| day.to_string()));
        history::write(tx, call, told).await?;
        free(tx, call, unit, (self.user, self.period)).await
    }
}

/// Takes somebody off the visits that have not begun: whoever goes home ill at noon has worked that morning. Tells how
/// many.
async fn free(
    tx: &Tx,
    call: &Call,
    unit: UnitId,
    (user, period): (UserId, Period),
) -> Result<i64, Problem> {
    let days = (
        period.from().max(call.today()),
        period.to().unwrap_or(Date::MAX),
    );
    let mut freed = 0;
    let visits = visit_list_of_worker(tx, user, days).await?;
    let now = DayMinute::of(call);
    let ahead = |visit: &&ScheduledVisit| visit.provider == unit && !visit.has_begun(now);
    for visit in visits.iter().filter(ahead) {
        let workers = visit.placing.workers.iter().copied();
        let to = Placing {
            workers: workers.filter(|one| *one != user).collect(),
            ..visit.placing.clone()
        };
        place(tx, call, (visit, &to), ("schedules.visit-freed", None)).await?;
        freed += 1;
    }
    Ok(freed)
}

/// Says the last day of an absence, or that it never was.
#[derive(Debug, Clone, Copy)]
pub struct EndAbsence {
    /// Which.
    pub absence: AbsenceId,
    /// As it was seen.
    pub version: i64,
    /// The last day; none if it never was.
    pub last: Option<Date>,
}

impl Action for EndAbsence {
    const NAME: &'static str = "end-absence";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let (_by, unit) = planner(tx, call).await?;
        let absence = absence_by_id(tx, self.absence, unit)
            .await?
            .ok_or(Problem::NotFound)?;
        if self.last.is_some_and(|last| last < absence.period.from()) {
            return Err(Refusal::new("schedules-refusal-absence-days")
                .at("last")
                .into());
        }
        let seen = Absence {
            version: self.version,
            ..absence
        };
        absence_end(tx, (&seen, unit), self.last, call.now).await?;
        let before = absence.period.to().map(|day| day.to_string());
        let told = unit_entry(unit, "schedules.absence-ended", ("absence", self.absence))
            .change("user", None, Some(absence.user.to_string()))
            .change("to", before, self.last.map(|day| day.to_string()));
        history::write(tx, call, told).await?;
        // A longer absence frees more.
        if let Some(last) = self.last
            && absence.period.to().is_some_and(|old| last > old)
        {
            let since = absence.period.to().unwrap_or(last);
            let more = Period::new(calendar::days_after(since, 1), Some(last));
            if let Ok(more) = more {
                free(tx, call, unit, (absence.user, more)).await?;
            }
        }
        Ok(())
    }
}

//! What a planner may do to a visit. What is unwise is told by the findings; only what cannot be is refused.

use kernel::{Date, Line, Refusal, UserId};

use crate::model::{DAY_MINUTES, Placing, ScheduledVisit, VisitState};

/// What a change is judged by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PlacingFacts<'f> {
    /// Who works at the provider on the day.
    pub(crate) staff: &'f [UserId],
    /// Whether the day, or the day that it comes from, is locked.
    pub(crate) is_locked: bool,
    /// Why a locked day is changed.
    pub(crate) why: Option<&'f Line>,
    /// Whether it is put back to where it stood, for which there was a reason then.
    pub(crate) is_back: bool,
    /// Whether there is help on the day, where the visit is to be made on another one than before, or again.
    pub(crate) is_helped: bool,
    /// Today.
    pub(crate) today: Date,
}

/// Whether a visit can stand as is said.
pub(crate) fn check_placing(
    visit: &ScheduledVisit,
    to: &Placing,
    facts: PlacingFacts<'_>,
) -> Result<(), Vec<Refusal>> {
    let mut refused = vec![];
    let mut refuse = |text, field: &'static str| refused.push(Refusal::new(text).at(field));
    if visit.placing.day < facts.today || to.day < facts.today {
        refuse("schedules-refusal-past", "day");
    }
    if !facts.is_helped {
        refuse("schedules-refusal-without-help", "day");
    }
    let has_moved = to.day != visit.placing.day;
    let is_cancelled = to.state == VisitState::Cancelled;
    if (has_moved && !facts.is_back || is_cancelled) && to.reason.is_none() {
        refuse("schedules-refusal-reason", "reason");
    }
    if to.reason != visit.placing.reason && to.reason.is_some_and(|reason| !reason.is_given()) {
        refuse("schedules-refusal-reason", "reason");
    }
    if to.reason == Some(crate::model::ChangeReason::Other) && to.note.is_none() {
        refuse("schedules-refusal-note", "note");
    }
    if is_cancelled && (to.start.is_some() || !to.workers.is_empty()) {
        refuse("schedules-refusal-cancelled", "workers");
    }
    if let Some(start) = to.start
        && !(0..DAY_MINUTES).contains(&start)
    {
        refuse("schedules-refusal-start", "start");
    }
    let most = usize::try_from(visit.staff.count()).unwrap_or(1);
    let mut distinct = to.workers.clone();
    distinct.sort_unstable();
    distinct.dedup();
    if to.workers.len() > most || distinct.len() != to.workers.len() {
        refuse("schedules-refusal-workers", "workers");
    }
    if to.workers.iter().any(|one| !facts.staff.contains(one)) {
        refuse("schedules-refusal-worker-elsewhere", "workers");
    }
    if facts.is_locked && facts.why.is_none() {
        refuse("schedules-refusal-locked", "why");
    }
    if refused.is_empty() {
        Ok(())
    } else {
        Err(refused)
    }
}

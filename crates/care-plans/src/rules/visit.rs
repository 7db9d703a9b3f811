//! A planned visit that can be carried out.

use cases::OrderedTask;
use kernel::{Minutes, Refusal};
use organisation::TaskCode;

use crate::model::NewVisit;

/// Whether a visit can be planned: on some day, within its times, with something of what was ordered.
pub(crate) fn check_visit(visit: &NewVisit, tasks: &[OrderedTask]) -> Result<(), Vec<Refusal>> {
    let mut no = vec![];
    if visit.days.count() == 0 {
        no.push(Refusal::new("care-plans-refusal-no-day").at("days"));
    }
    if visit.minutes <= Minutes::ZERO {
        no.push(Refusal::new("care-plans-refusal-no-minutes").at("minutes"));
    }
    if visit.minutes > visit.window.length() {
        no.push(
            Refusal::new("care-plans-refusal-too-long")
                .with("minutes", visit.minutes.count())
                .with("room", visit.window.length().count())
                .at("minutes"),
        );
    }
    if visit.tasks.is_empty() {
        no.push(Refusal::new("care-plans-refusal-no-task").at("tasks"));
    }
    let is_ordered = |code: &TaskCode| tasks.iter().any(|ordered| ordered.need.task == *code);
    let mut seen = vec![];
    for planned in &visit.tasks {
        if !is_ordered(&planned.task) || seen.contains(&&planned.task) {
            no.push(Refusal::new("care-plans-refusal-task-not-ordered").at("tasks"));
        }
        seen.push(&planned.task);
    }
    if no.is_empty() { Ok(()) } else { Err(no) }
}

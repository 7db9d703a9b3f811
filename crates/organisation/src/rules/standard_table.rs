//! A table of standard times has tasks, each once, each with a time and a frequency that can be.

use std::collections::BTreeSet;

use kernel::{Minutes, Refusal};

use crate::model::{ServiceCode, StandardTable};

/// The longest that one occasion can take: a day.
const OCCASION_MAX: Minutes = Minutes::new(24 * 60);
/// The most times that a task is done in its period.
const TIMES_MAX: i64 = 100;

/// All that is wrong with a table.
pub(crate) fn check_standard_table(
    table: &StandardTable,
    services: &BTreeSet<ServiceCode>,
) -> Vec<Refusal> {
    let mut refusals = vec![];
    let mut seen = BTreeSet::new();
    if table.tasks.is_empty() {
        refusals.push(Refusal::new("organisation-refusal-no-tasks"));
    }
    for task in &table.tasks {
        let mut refuse = |text: &'static str, field: &'static str| {
            refusals.push(
                Refusal::new(text)
                    .at(field)
                    .with("task", task.task.as_str()),
            );
        };
        if !seen.insert(&task.task) {
            refuse("organisation-refusal-task-twice", "task");
        }
        if !services.contains(&task.service) {
            refuse("organisation-refusal-unknown-service", "service");
        }
        if task.minutes <= Minutes::ZERO || task.minutes > OCCASION_MAX {
            refuse("organisation-refusal-minutes", "minutes");
        }
        if !(1..=TIMES_MAX).contains(&task.usual.times) {
            refuse("organisation-refusal-times", "times");
        }
    }
    refusals
}

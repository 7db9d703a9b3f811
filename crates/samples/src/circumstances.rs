//! Which circumstances of a life count for a task.

use organisation::{Circumstance, StandardTime};
use residents::Household;

/// The circumstances of a life that the task knows.
pub(crate) fn of_task(
    task: &StandardTime,
    life: &[Circumstance],
    household: Household,
) -> Vec<Circumstance> {
    let known = task
        .circumstances
        .iter()
        .map(|(circumstance, _effect)| *circumstance);
    known
        .filter(|circumstance| match circumstance {
            Circumstance::SharedHousehold => household == Household::Couple,
            Circumstance::DoubleStaffing
            | Circumstance::WalkingAid
            | Circumstance::Stairs
            | Circumstance::Wound
            | Circumstance::CognitiveSupport
            | Circumstance::Interpreter => life.contains(circumstance),
        })
        .collect()
}

//! A death lies neither ahead nor before the birth, and is recorded once.

use kernel::{Date, Refusal};

use crate::model::Person;

/// Whether a death can be recorded.
pub(crate) fn check_death(person: &Person, on: Date, today: Date) -> Result<(), Refusal> {
    if person.dead_on.is_some() {
        return Err(Refusal::new("residents-refusal-already-dead"));
    }
    if on > today {
        return Err(Refusal::new("residents-refusal-death-ahead").at("dead_on"));
    }
    if person.identity.born().is_some_and(|born| on < born) {
        return Err(Refusal::new("residents-refusal-death-before-birth").at("dead_on"));
    }
    Ok(())
}

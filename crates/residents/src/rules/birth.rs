//! A birth lies neither ahead nor before anybody who can live today was born.

use kernel::{Date, Refusal};

use crate::model::Identity;

/// The first year that is taken for a year of birth.
const FIRST_YEAR: i16 = 1840;

/// Whether the identity can be somebody's today.
pub(crate) fn check_birth(identity: Identity, today: Date) -> Result<(), Refusal> {
    match identity.born() {
        Some(born) if born > today => Err(Refusal::new("residents-refusal-birth-ahead").at("born")),
        Some(born) if born.year() < FIRST_YEAR => {
            Err(Refusal::new("residents-refusal-birth-long-ago").at("born"))
        }
        Some(_) | None => Ok(()),
    }
}

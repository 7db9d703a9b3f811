//! Those who work: their shifts, absences and what they can do.

use kernel::{Date, Fault, PersonId, UnitId, UserId};
use store::Ask;

use crate::{
    model::{Absence, Demand, Profile, Shift},
    store::{
        absence::absence_list,
        profile::{demand_of, profile_of},
        shift::shift_list_of,
    },
};

/// The shifts of somebody that begin in some days, both ends in them, in order.
pub async fn shifts_of(
    ask: &dyn Ask,
    user: UserId,
    days: (Date, Date),
) -> Result<Vec<Shift>, Fault> {
    shift_list_of(ask, user, days).await
}

/// The absences of somebody at a provider that touch some days.
pub async fn absences_of(
    ask: &dyn Ask,
    (provider, user): (UnitId, UserId),
    days: (Date, Date),
) -> Result<Vec<Absence>, Fault> {
    let mut all = absence_list(ask, provider, days).await?;
    all.retain(|absence| absence.user == user);
    Ok(all)
}

/// What somebody can do.
pub async fn profile(ask: &dyn Ask, user: UserId) -> Result<Profile, Fault> {
    profile_of(ask, user).await
}

/// What a person's visits by a provider ask for.
pub async fn demand(ask: &dyn Ask, person: PersonId, provider: UnitId) -> Result<Demand, Fault> {
    demand_of(ask, person, provider).await
}

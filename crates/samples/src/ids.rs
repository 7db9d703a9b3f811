//! Ids that follow from the seed, so that the same person has the same address in every run.

use kernel::{Id, PersonId, UnitId};
use uuid::Builder;

use crate::draws::{Area, Draws};

/// The first moment of the ids: 1 January 2025. Later places have later moments, so that rows are written in order.
const FIRST_MILLIS: u64 = 1_735_689_600_000;

fn id<Kind>(seed: u64, area: Area, place: u64) -> Id<Kind> {
    let mut draws = Draws::at(seed, area, place);
    let mut random = [0_u8; 10];
    let bytes = draws
        .bits()
        .to_le_bytes()
        .into_iter()
        .chain(draws.bits().to_le_bytes());
    for (to, from) in random.iter_mut().zip(bytes) {
        *to = from;
    }
    let at = FIRST_MILLIS.saturating_add(place);
    Id::from_uuid(Builder::from_unix_timestamp_millis(at, &random).into_uuid())
}

/// The id of the person at a place.
pub fn person_id(seed: u64, place: u64) -> PersonId {
    id(seed, Area::Persons, place)
}

/// The id of the unit at a place.
pub fn unit_id(seed: u64, place: u64) -> UnitId {
    id(seed, Area::Units, place)
}

/// Ragnar's id.
pub fn ragnar_id(seed: u64) -> PersonId {
    person_id(seed, 0)
}

/// Hilda's id.
pub fn hilda_id(seed: u64) -> PersonId {
    person_id(seed, 1)
}

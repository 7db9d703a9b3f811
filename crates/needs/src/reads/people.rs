//! The futures of a basis's people. They are drawn once and kept for a while, so that turning a knob costs only what
//! rests on it.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use ::store::Ask;
use kernel::{Fault, Line, Problem};

use crate::{
    model::{Assumptions, Basis, DistrictsTold, Told},
    rules::{self, CheckedBasis, People},
    store,
};

/// So many bases are kept: those that are compared now. Each takes some sixteen megabytes.
const KEPT_MAX: usize = 3;

/// What was drawn last, by the digest of its files: the same figures have the same futures, in whichever database they
/// lie. A basis is never altered, so that nothing here is ever out of date.
static KEPT: Mutex<VecDeque<(Key, Arc<People>)>> = Mutex::new(VecDeque::new());

/// Drawing takes its time and its memory: one at a time, and whoever waited finds what the one before has drawn.
static DRAWING: Mutex<()> = Mutex::new(());

/// Waits until nobody else draws: who holds this may.
pub(crate) fn turn() -> MutexGuard<'static, ()> {
    DRAWING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Files, area and year.
type Key = (String, String, i32);

/// The futures of a basis's people.
pub async fn people_of(ask: &dyn Ask, basis: &Basis) -> Result<Arc<People>, Problem> {
    let key = (basis.digest.clone(), basis.area.clone(), basis.jump_off);
    if let Some(people) = kept(&key) {
        return Ok(people);
    }
    let files = store::basis::files_of(ask, basis.id).await?;
    let turn = turn();
    if let Some(people) = kept(&key) {
        return Ok(people);
    }
    let broken = || Fault::new("the files of a basis can no longer be read");
    let parsed = rules::parse(&files).map_err(|_refusals| broken())?;
    let people = parsed
        .people((&basis.area, basis.jump_off))
        .map_err(|e| Fault::from_source("drawing the futures of a basis", e))?;
    let people = Arc::new(people);
    put(key, &people);
    drop(turn);
    Ok(people)
}

/// Keeps the futures that were drawn to try files: whoever has handed them in asks for them next.
pub(crate) fn keep(checked: &CheckedBasis) {
    put(checked.key(), checked.people());
}

fn put(key: Key, people: &Arc<People>) {
    let mut all = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    all.retain(|(other, _)| *other != key);
    all.push_front((key, Arc::clone(people)));
    all.truncate(KEPT_MAX);
}

fn kept(key: &Key) -> Option<Arc<People>> {
    let mut all = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let place = all.iter().position(|(other, _)| other == key)?;
    let found = all.remove(place)?;
    let people = Arc::clone(&found.1);
    all.push_front(found);
    Some(people)
}

/// What a forecast tells for some assumptions on a basis.
pub async fn forecast_of(
    ask: &dyn Ask,
    basis: &Basis,
    (assumptions, name): (&Assumptions, &Line),
) -> Result<Told, Problem> {
    let people = people_of(ask, basis).await?;
    let told = rules::tell(&people, assumptions, name);
    Ok(told.map_err(|e| Fault::from_source("telling a forecast", e))?)
}

/// So many forecasts of districts are kept: those that are looked at now. Each takes some hundred kilobytes.
const DISTRICTS_KEPT_MAX: usize = 6;

/// What was told of districts last, by files and assumptions. It follows from them alone, and is never out of date.
static DISTRICTS: Mutex<VecDeque<(DistrictsKey, Arc<DistrictsTold>)>> = Mutex::new(VecDeque::new());

/// Files, area and year, and the assumptions as they are kept.
type DistrictsKey = (Key, String);

/// What a forecast tells of the districts of a basis; nothing where it has none. Their futures are drawn anew for each
/// set of assumptions and not kept, since those of a district take as much room as those of the municipality.
pub async fn districts_of(
    ask: &dyn Ask,
    basis: &Basis,
    assumptions: &Assumptions,
) -> Result<Option<DistrictsTold>, Problem> {
    let people = people_of(ask, basis).await?;
    let written = assumptions.written();
    let written = written.map_err(|e| Fault::from_source("the assumptions of a forecast", e))?;
    let key = (
        (basis.digest.clone(), basis.area.clone(), basis.jump_off),
        written,
    );
    let known = |key: &DistrictsKey| {
        let all = DISTRICTS.lock().unwrap_or_else(PoisonError::into_inner);
        let found = all.iter().find(|(other, _)| other == key);
        found.map(|(_, told)| DistrictsTold::clone(told))
    };
    if let Some(told) = known(&key) {
        return Ok(Some(told));
    }
    let turn = turn();
    // Whoever waited may find what the one before has drawn.
    if let Some(told) = known(&key) {
        return Ok(Some(told));
    }
    let told = rules::tell_districts(&people, assumptions)
        .map_err(|e| Fault::from_source("telling a forecast of districts", e))?;
    if let Some(told) = &told {
        let mut all = DISTRICTS.lock().unwrap_or_else(PoisonError::into_inner);
        all.push_front((key, Arc::new(told.clone())));
        all.truncate(DISTRICTS_KEPT_MAX);
    }
    drop(turn);
    Ok(told)
}

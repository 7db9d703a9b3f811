//! The futures of a basis's people. They are drawn once and kept for a while, so that turning a knob costs only what
//! rests on it.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use ::store::Ask;
use kernel::{Fault, Line, Problem};

use crate::{
    model::{Assumptions, Basis, Told},
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
pub(super) type Key = (String, String, i32);

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

//! What a forecast tells of districts. Drawing them takes seconds: one at a time, and what was told last is kept.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError, TryLockError},
    time::Duration,
};

use ::store::Ask;
use kernel::{Fault, Problem, Refusal};
use tokio::{task::spawn_blocking, time::sleep};

use super::people::{Key, people_of};
use crate::{
    model::{Assumptions, Basis, DistrictsTold},
    rules::{self, DistrictsAssumed},
};

/// So many forecasts of districts are kept: those that are looked at now. Each takes a megabyte at most.
const KEPT_MAX: usize = 6;
/// What is said where others are being drawn.
const BUSY: &str = "needs-refusal-districts-busy";
/// How often somebody looks again whether those that are being drawn are done, and how long after.
const LOOKS: usize = 12;
const PAUSE: Duration = Duration::from_millis(250);

/// What was told of districts last. It follows from its key alone, and is never out of date.
static KEPT: Mutex<VecDeque<(DistrictsKey, Arc<DistrictsTold>)>> = Mutex::new(VecDeque::new());

/// Whoever draws districts holds this. Nobody queues for it: a queue of addresses would keep the machine busy for as
/// long as anybody likes. It is not the lock of the municipality's futures, which take no longer for this.
static DRAWING: Mutex<()> = Mutex::new(());

/// Files, area and year, and of what is assumed that which districts follow from.
type DistrictsKey = (Key, String);

/// Whether a problem is that other districts are being drawn: it passes.
pub(crate) fn is_busy(problem: &Problem) -> bool {
    matches!(problem, Problem::Refused(all) if all.iter().any(|one| one.text == BUSY))
}

/// What a forecast tells of the districts of a basis; nothing where it has none. Refused where others are being drawn
/// and are not done soon. Their futures are drawn anew for each set of assumptions and not kept, since those of a
/// district take as much room as those of the municipality.
pub async fn districts_of(
    ask: &dyn Ask,
    basis: &Basis,
    assumptions: &Assumptions,
) -> Result<Option<DistrictsTold>, Problem> {
    let people = people_of(ask, basis).await?;
    if people.districts.is_none() {
        return Ok(None);
    }
    let assumed = DistrictsAssumed::of(assumptions);
    let written = assumed
        .written()
        .map_err(|e| Fault::from_source("the assumptions of a forecast", e))?;
    let key = (
        (basis.digest.clone(), basis.area.clone(), basis.jump_off),
        written,
    );
    for look in 0..=LOOKS {
        if let Some(told) = known(&key) {
            return Ok(Some(told));
        }
        if look > 0 {
            sleep(PAUSE).await;
        }
        let (key, people, assumed) = (key.clone(), Arc::clone(&people), assumed.clone());
        // It takes seconds, and would hold up everybody whose page is answered by the same thread.
        let drawn = spawn_blocking(move || {
            attempt(key, || {
                rules::tell_assumed(&people, &assumed)
                    .map_err(|e| Fault::from_source("telling a forecast of districts", e))
            })
        });
        let drawn = drawn
            .await
            .map_err(|e| Fault::from_source("drawing districts", e))?;
        if let Some(told) = drawn? {
            return Ok(Some(told));
        }
    }
    Err(Refusal::new(BUSY).into())
}

fn known(key: &DistrictsKey) -> Option<DistrictsTold> {
    let all = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let found = all.iter().find(|(other, _)| other == key);
    found.map(|(_, told)| DistrictsTold::clone(told))
}

/// Draws districts and keeps what they tell; nothing where others are being drawn.
fn attempt(
    key: DistrictsKey,
    draw: impl FnOnce() -> Result<Option<DistrictsTold>, Fault>,
) -> Result<Option<DistrictsTold>, Fault> {
    let turn = match DRAWING.try_lock() {
        Ok(turn) => turn,
        Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
        Err(TryLockError::WouldBlock) => return Ok(None),
    };
    // The one before may have drawn the same.
    if let Some(told) = known(&key) {
        return Ok(Some(told));
    }
    let told = draw()?;
    if let Some(told) = &told {
        let mut all = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        all.push_front((key, Arc::new(told.clone())));
        all.truncate(KEPT_MAX);
    }
    drop(turn);
    Ok(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(written: &str) -> DistrictsKey {
        let of = ("digest".to_owned(), "9910".to_owned(), 2025);
        (of, written.to_owned())
    }

    #[test]
    fn nobody_queues_for_others_districts_and_the_same_are_drawn_once() {
        let nothing = || Ok(Some(DistrictsTold { all: Vec::new() }));
        let never = || panic!("drawn");
        let held = DRAWING.lock().expect("nobody draws");
        assert_eq!(attempt(key("one"), never).expect("no fault"), None);
        drop(held);
        let told = attempt(key("one"), nothing).expect("drawn");
        assert_eq!(told, Some(DistrictsTold { all: Vec::new() }));
        assert_eq!(attempt(key("one"), never).expect("kept"), told);
        let refused = Problem::from(Refusal::new(BUSY));
        assert!(is_busy(&refused) && !is_busy(&Problem::NotFound));
    }
}

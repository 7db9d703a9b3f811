//! What a forecast tells of districts. Drawing them takes seconds: one at a time, and what was told last is kept.

use std::{
    collections::VecDeque,
    sync::{Arc, LazyLock, Mutex, PoisonError},
    time::Duration,
};

use ::store::Ask;
use kernel::{Fault, Problem, Refusal};
use tokio::{sync, task::spawn_blocking, time::timeout};

use super::people::{Key, people_of};
use crate::{
    model::{Assumptions, Basis, DistrictsTold},
    rules::{self, DistrictsAssumed},
};

/// So many forecasts of districts are kept: those that are looked at now. Each takes a megabyte at most.
const KEPT_MAX: usize = 6;
/// What is said where others are being drawn.
const BUSY: &str = "needs-refusal-districts-busy";
/// How long somebody waits for those that are being drawn.
const WAIT: Duration = Duration::from_secs(3);

/// What was told of districts last. It follows from its key alone, and is never out of date.
static KEPT: Mutex<VecDeque<(DistrictsKey, Arc<DistrictsTold>)>> = Mutex::new(VecDeque::new());

/// Whoever draws districts holds this. Nobody waits for it long: a queue of addresses would keep the machine busy for
/// as long as anybody likes. It is not the lock of the municipality's futures, which take no longer for this.
static DRAWING: LazyLock<Arc<sync::Mutex<()>>> = LazyLock::new(Arc::default);

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
) -> Result<Option<Arc<DistrictsTold>>, Problem> {
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
    in_turn(key, WAIT, move || {
        rules::tell_assumed(&people, &assumed)
            .map_err(|e| Fault::from_source("telling a forecast of districts", e))
    })
    .await
}

fn known(key: &DistrictsKey) -> Option<Arc<DistrictsTold>> {
    let all = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let found = all.iter().find(|(other, _)| other == key);
    found.map(|(_, told)| Arc::clone(told))
}

/// What is known of districts, or drawn and kept when it is one's turn; refused where others are not done soon.
async fn in_turn(
    key: DistrictsKey,
    wait: Duration,
    draw: impl FnOnce() -> Result<Option<DistrictsTold>, Fault> + Send + 'static,
) -> Result<Option<Arc<DistrictsTold>>, Problem> {
    if let Some(told) = known(&key) {
        return Ok(Some(told));
    }
    let turn = timeout(wait, Arc::clone(&DRAWING).lock_owned()).await;
    let Ok(turn) = turn else {
        return Err(Refusal::new(BUSY).into());
    };
    // The one before may have drawn the same.
    if let Some(told) = known(&key) {
        return Ok(Some(told));
    }
    // It takes seconds, and would hold up everybody whose page is answered by the same thread. The turn goes along: it
    // ends with the drawing, also where whoever asked has gone.
    let drawn = spawn_blocking(move || {
        let told = draw()?.map(Arc::new);
        if let Some(told) = &told {
            let mut all = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
            all.push_front((key, Arc::clone(told)));
            all.truncate(KEPT_MAX);
        }
        drop(turn);
        Ok::<_, Fault>(told)
    });
    let drawn = drawn.await;
    Ok(drawn.map_err(|e| Fault::from_source("drawing districts", e))??)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(written: &str) -> DistrictsKey {
        let of = ("digest".to_owned(), "9910".to_owned(), 2025);
        (of, written.to_owned())
    }

    #[tokio::test]
    async fn nobody_waits_long_for_others_districts_and_the_same_are_drawn_once() {
        let nothing = || Ok(Some(DistrictsTold { all: Vec::new() }));
        let never = || panic!("drawn");
        let held = Arc::clone(&DRAWING).lock_owned().await;
        let refused = in_turn(key("one"), Duration::ZERO, never).await;
        assert!(refused.is_err_and(|problem| is_busy(&problem)));
        assert!(!is_busy(&Problem::NotFound));
        // Whoever waits is let in when the one before is done, and finds what was drawn meanwhile.
        let waiting = tokio::spawn(in_turn(key("one"), WAIT, nothing));
        tokio::task::yield_now().await;
        drop(held);
        let told = waiting.await.expect("no panic").expect("drawn");
        let told = told.expect("it is kept");
        assert!(told.all.is_empty());
        let held = DRAWING.lock().await;
        // What is known waits for nobody, and is not copied.
        let again = in_turn(key("one"), Duration::ZERO, never).await;
        let again = again.expect("kept").expect("kept");
        assert!(Arc::ptr_eq(&told, &again));
        drop(held);
        // A drawing that breaks leaves the turn to the next.
        assert!(in_turn(key("two"), WAIT, never).await.is_err());
        assert!(in_turn(key("two"), WAIT, nothing).await.is_ok());
    }
}

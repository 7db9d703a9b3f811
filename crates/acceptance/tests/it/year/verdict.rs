//! What must hold, whatever was done: between the rooms, in every chain of history, and in the roots over them.

use history::CheckOutcome;
use server::invariants::{self, Looked};

use super::world::World;

/// The most checkpoints whose order is looked at.
const CHECKPOINTS: i64 = 10_000;

/// Looks at all of it.
pub(crate) async fn look(world: &mut World) {
    world.tally.looks += 1;
    let when = format!("seed {}, {}", world.wish.seed, world.today());
    let looked = invariants::look(&world.store, world.now()).await;
    let looked = looked.unwrap_or_else(|fault| panic!("{when}: {fault:?}"));
    // The night's work is done and nobody has begun the day's: nothing may have changed since it was counted.
    assert_eq!(looked, Looked::default(), "{when}");
    // What was taken stands there, once.
    for (visit, taken) in std::mem::take(&mut world.taken) {
        let reports = visits::reports_of_visit(world.reader(), visit).await;
        let reports = reports.expect("reports");
        let same = reports.iter().filter(|report| report.id == taken);
        assert_eq!(same.count(), 1, "{when}: a report of {visit}");
    }
    let report = history::verify(world.reader()).await.expect("verified");
    assert_eq!(report.found, 0, "{when}: {:?}", report.findings);
    let roots = history::checkpoints(world.reader(), CHECKPOINTS).await;
    let roots = roots.expect("checkpoints");
    for pair in roots.windows(2) {
        if let [later, earlier] = pair {
            assert_eq!(later.previous, Some(earlier.root), "{when}");
        }
    }
    let last = roots.first().expect("a root");
    let held = history::check(world.reader(), last).await;
    assert_eq!(held.expect("checked"), CheckOutcome::Holds, "{when}");
}

/// The root over all history of each night, the first first.
pub(crate) async fn roots(world: &World) -> Vec<String> {
    let roots = history::checkpoints(world.reader(), CHECKPOINTS).await;
    let mut roots = roots.expect("checkpoints");
    roots.reverse();
    let hex = |byte: &u8| format!("{byte:02x}");
    let text = |root: &[u8; 32]| root.iter().map(hex).collect();
    roots.iter().map(|one| text(&one.root)).collect()
}

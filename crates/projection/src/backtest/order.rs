//! Work on several threads whose results come in the order of what was asked.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Makes something of each, on so many threads; `done` is told after each how many are ready.
pub(super) fn in_order<T: Copy + Sync, U: Send>(
    (threads, asked): (usize, &[T]),
    done: &(dyn Fn(usize) + Sync),
    make: &(dyn Fn(T) -> U + Sync),
) -> Vec<U> {
    let next = AtomicUsize::new(0);
    let ready = AtomicUsize::new(0);
    let results: Mutex<BTreeMap<usize, U>> = Mutex::new(BTreeMap::new());
    let take = || {
        let at = next.fetch_add(1, Ordering::Relaxed);
        asked.get(at).map(|one| (at, *one))
    };
    std::thread::scope(|scope| {
        for _ in 0..threads.clamp(1, asked.len().max(1)) {
            scope.spawn(|| {
                while let Some((at, one)) = take() {
                    let result = make(one);
                    // A lock is broken only by a panic of another thread, which the scope passes on.
                    drop(results.lock().map(|mut all| all.insert(at, result)));
                    done(ready.fetch_add(1, Ordering::Relaxed) + 1);
                }
            });
        }
    });
    results
        .into_inner()
        .map(|all| all.into_values().collect())
        .unwrap_or_default()
}

//! Work that asks the embedded database, on a thread that may be kept busy.

use std::{future::Future, panic::resume_unwind};

use tokio::{runtime::Handle, task::spawn_blocking};

/// Carries out `work` on a thread of its own, so that the threads that take requests and keep time never wait for a
/// disk. The embedded database works on the thread of whoever asks.
///
/// A panic in `work` goes on in the caller. Dropped half way, the answer is lost, but `work` comes to its end.
pub async fn on_own_thread<F>(work: F) -> Option<F::Output>
where
    F: Future<Output: Send> + Send + 'static,
{
    let runtime = Handle::current();
    match spawn_blocking(move || runtime.block_on(work)).await {
        Ok(done) => Some(done),
        Err(failed) => match failed.try_into_panic() {
            Ok(panic) => resume_unwind(panic),
            // The process is ending.
            Err(_cancelled) => None,
        },
    }
}

//! From application to the provider's answer, for every person with services.

use super::stage::{FillError, Stage, Step};

/// Tells all threads.
pub(super) async fn tell(stage: &mut Stage<'_>) -> Result<(), FillError> {
    let of = u64::try_from(stage.plan.clients.len()).unwrap_or(u64::MAX);
    stage.progress.at(Step::Threads, of, of);
    Ok(())
}

//! What is not needed any more is forgotten: answered requests, ended sessions, old tries to log in.

use std::time::Duration;

use access::{SweepSessions, Throttle};
use jiff::SignedDuration;
use kernel::Problem;

use super::{Bench, Task};

/// How long the answer to a request is kept for a form that is sent twice.
const REQUESTS_KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Forgets what is old.
#[derive(Debug, Clone, Copy, Default)]
pub struct Forgetting;

impl Task for Forgetting {
    const NAME: &'static str = "forgetting";
    const EVERY: Duration = Duration::from_hours(1);

    async fn turn(&self, bench: &Bench) -> Result<u64, Problem> {
        let (day, hour) = bench.day_and_hour();
        let call = bench.call("forgetting-requests", &format!("{day} {hour}"));
        let before = call.now.saturating_sub(REQUESTS_KEPT).unwrap_or(call.now);
        let requests = bench.store.forget_requests(&call, before).await?;
        let call = bench.call("forgetting-sessions", &format!("{day} {hour}"));
        let window = Throttle::default().window;
        let sessions = bench.store.act(&call, &SweepSessions { window }).await?;
        Ok(requests + sessions)
    }
}

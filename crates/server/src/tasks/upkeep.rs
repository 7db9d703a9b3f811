//! Now and then the metrics forget what is too old to be of use.

use std::time::Duration;

use kernel::Problem;

use super::{Bench, Task};
use crate::web::Meter;

/// Keeps the metrics small.
#[derive(Debug, Clone)]
pub struct Upkeep {
    /// Whose.
    pub meter: Meter,
}

impl Task for Upkeep {
    const NAME: &'static str = "upkeep";
    const EVERY: Duration = Duration::from_secs(10);

    async fn turn(&self, _bench: &Bench) -> Result<u64, Problem> {
        self.meter.upkeep();
        Ok(0)
    }
}

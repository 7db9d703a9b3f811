//! Every minute, what pages keep in memory is read anew: another process may have changed it.

use std::time::Duration;

use kernel::Problem;
use page_kit::App;

use super::{Bench, Task};
use crate::installation;

/// Reads rules and names of units anew.
#[derive(Debug, Clone)]
pub struct Refreshing {
    /// Whose memory.
    pub app: App,
}

impl Task for Refreshing {
    const NAME: &'static str = "refreshing";
    const EVERY: Duration = Duration::from_mins(1);

    async fn turn(&self, _bench: &Bench) -> Result<u64, Problem> {
        installation::refresh(&self.app).await?;
        Ok(0)
    }
}

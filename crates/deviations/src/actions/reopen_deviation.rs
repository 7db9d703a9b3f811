//! Takes up again what was closed.

use kernel::{Call, Problem, Prose};
use store::{Action, Tx};

use super::steps::{handled, take};
use crate::model::{Deed, Seen};

/// Takes it up again.
#[derive(Debug, Clone)]
pub struct ReopenDeviation {
    /// Which deviation, as it was seen.
    pub seen: Seen,
    /// Why.
    pub words: Prose,
}

impl Action for ReopenDeviation {
    const NAME: &'static str = "reopen-deviation";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let desk = handled(tx, call, self.seen).await?;
        let deed = Deed::Reopened {
            words: self.words.clone(),
        };
        take(tx, call, desk, deed).await?;
        Ok(())
    }
}

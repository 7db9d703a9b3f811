//! Closes a deviation: it is investigated, put right and followed up.

use kernel::{Call, Problem, Prose};
use store::{Action, Tx};

use super::steps::{handled, take};
use crate::model::{Deed, Seen};

/// Closes it, with what is told to the one who reported.
#[derive(Debug, Clone)]
pub struct CloseDeviation {
    /// Which deviation, as it was seen.
    pub seen: Seen,
    /// What came of it.
    pub words: Prose,
}

impl Action for CloseDeviation {
    const NAME: &'static str = "close-deviation";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let desk = handled(tx, call, self.seen).await?;
        let deed = Deed::Closed {
            words: self.words.clone(),
        };
        take(tx, call, desk, deed).await?;
        Ok(())
    }
}

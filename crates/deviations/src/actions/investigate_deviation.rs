//! Saves a version of the investigation (`SoL` 27:5, LSS 24 e). Earlier versions stay.

use kernel::{Call, Problem};
use store::{Action, Tx};

use super::steps::{handled, take};
use crate::model::{Deed, Investigation, Seen};

/// Saves what has been found out so far, or all of it.
#[derive(Debug, Clone)]
pub struct InvestigateDeviation {
    /// Which deviation, as it was seen.
    pub seen: Seen,
    /// What.
    pub found: Investigation,
}

impl Action for InvestigateDeviation {
    const NAME: &'static str = "investigate-deviation";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let desk = handled(tx, call, self.seen).await?;
        let deed = Deed::Investigated {
            found: self.found.clone(),
        };
        take(tx, call, desk, deed).await?;
        Ok(())
    }
}

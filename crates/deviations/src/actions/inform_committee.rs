//! A private provider tells the committee of a report, and of a notice to the Inspectorate (`SoL` 27:4, 27:6).

use kernel::{Call, Problem, Prose};
use store::{Action, Tx};

use super::steps::{handled, take};
use crate::model::{Deed, Seen};

/// Tells the committee. From now on its office reads the case.
#[derive(Debug, Clone)]
pub struct InformCommittee {
    /// Which deviation, as it was seen.
    pub seen: Seen,
    /// What the committee is to know.
    pub words: Prose,
}

impl Action for InformCommittee {
    const NAME: &'static str = "tell-committee-of-deviation";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let desk = handled(tx, call, self.seen).await?;
        let deed = Deed::CommitteeTold {
            words: self.words.clone(),
        };
        take(tx, call, desk, deed).await?;
        Ok(())
    }
}

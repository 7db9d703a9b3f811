//! Follows up whether what was done has helped.

use kernel::{Call, Problem, Prose};
use store::{Action, Tx};

use super::steps::{handled, take};
use crate::model::{Deed, Outcome, Seen};

/// Follows up. Where it has not helped, more is to be done.
#[derive(Debug, Clone)]
pub struct FollowUp {
    /// Which deviation, as it was seen.
    pub seen: Seen,
    /// Whether it has.
    pub outcome: Outcome,
    /// How it is seen.
    pub words: Prose,
}

impl Action for FollowUp {
    const NAME: &'static str = "deviation-followed-up";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let desk = handled(tx, call, self.seen).await?;
        let deed = Deed::FollowedUp {
            outcome: self.outcome,
            words: self.words.clone(),
        };
        take(tx, call, desk, deed).await?;
        Ok(())
    }
}

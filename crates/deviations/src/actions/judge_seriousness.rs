//! Judges whether a wrong is serious, so that the Inspectorate is to be notified (`SoL` 27:6, LSS 24 f).

use kernel::{Call, Problem, Prose};
use store::{Action, Tx};

use super::steps::{handled, take};
use crate::model::{Deed, Seen};

/// Judges whether it is serious, with the reasons.
#[derive(Debug, Clone)]
pub struct JudgeSeriousness {
    /// Which deviation, as it was seen.
    pub seen: Seen,
    /// Whether it is.
    pub is_serious: bool,
    /// Why.
    pub reasons: Prose,
}

impl Action for JudgeSeriousness {
    const NAME: &'static str = "judge-seriousness-of-deviation";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let desk = handled(tx, call, self.seen).await?;
        let deed = Deed::Judged {
            is_serious: self.is_serious,
            reasons: self.reasons.clone(),
        };
        take(tx, call, desk, deed).await?;
        Ok(())
    }
}

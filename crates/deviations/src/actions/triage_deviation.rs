//! Judges what a report is: an ordinary deviation, a wrong, or a clear risk of one.

use kernel::{Call, Problem, Prose};
use store::{Action, Tx};

use super::steps::{handled, take};
use crate::model::{Class, Deed, DeviationKind, Harm, Seen};

/// Judges a report. It can be judged anew until it is closed; what was thought before stays.
#[derive(Debug, Clone)]
pub struct TriageDeviation {
    /// Which deviation, as it was seen.
    pub seen: Seen,
    /// What it is.
    pub class: Class,
    /// What sort of thing.
    pub kind: DeviationKind,
    /// Whether somebody came to harm.
    pub harm: Harm,
    /// Why.
    pub reasons: Prose,
}

impl Action for TriageDeviation {
    const NAME: &'static str = "triage-deviation";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let desk = handled(tx, call, self.seen).await?;
        let deed = Deed::Triaged {
            class: self.class,
            kind: self.kind,
            harm: self.harm,
            reasons: self.reasons.clone(),
        };
        take(tx, call, desk, deed).await?;
        Ok(())
    }
}

//! The committee's office has read what a private provider told (`SoL` 27:4).

use kernel::{Call, Problem, Prose};
use store::{Action, Tx};

use super::steps::{read, take};
use crate::model::{Deed, Seen};

/// Notes that the office has read it, and what the committee makes of it.
#[derive(Debug, Clone)]
pub struct ReadAsCommittee {
    /// Which deviation, as it was seen.
    pub seen: Seen,
    /// What the committee makes of it.
    pub words: Option<Prose>,
}

impl Action for ReadAsCommittee {
    const NAME: &'static str = "read-deviation-as-committee";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let desk = read(tx, call, self.seen).await?;
        if desk.view.case.committee() != Some(desk.unit) {
            return Err(Problem::Denied);
        }
        let deed = Deed::CommitteeRead {
            words: self.words.clone(),
        };
        take(tx, call, desk, deed).await?;
        Ok(())
    }
}

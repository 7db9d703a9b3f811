//! Notes that what a follow-up led to has been begun: an application, another order, an end.

use kernel::{Call, Problem, Prose, Refusal};
use store::{Action, Tx};

use super::steps::{entry, to_write};
use crate::{
    model::{FollowUp, SeenFollowUp, Settled, State},
    rules::{CHANGE, subject},
    store::follow_up::follow_up_save,
};

/// Notes that it has been begun.
#[derive(Debug, Clone)]
pub struct SettleChange {
    /// What which follow-up led to, as it was seen.
    pub seen: SeenFollowUp,
    /// What was done.
    pub words: Prose,
}

impl Action for SettleChange {
    const NAME: &'static str = "settle-follow-up";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let (follow_up, by) = to_write(tx, call, self.seen).await?;
        if follow_up.state != State::Signed {
            return Err(Refusal::new("follow-up-refusal-not-signed").into());
        }
        if follow_up.settled.is_some() {
            return Err(Refusal::new("follow-up-refusal-settled").into());
        }
        let follow_up = FollowUp {
            settled: Some(Settled {
                at: call.now,
                by,
                words: self.words.clone(),
            }),
            ..follow_up
        };
        follow_up_save(tx, &follow_up).await?;
        let told = entry(&follow_up, "follow-up.settled").reason(&self.words);
        history::write(tx, call, told).await?;
        duties::close(tx, call, CHANGE.key, subject(follow_up.id)).await?;
        Ok(())
    }
}

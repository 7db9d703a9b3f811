//! Throws away a correction that is not signed; what was signed holds.

use kernel::{Call, Problem, Refusal};
use store::{Action, Tx};

use super::steps::{entry, to_write};
use crate::{
    model::{FollowUp, SeenFollowUp},
    store::{follow_up::follow_up_save, report::report_drop},
};

/// Throws a correction away.
#[derive(Debug, Clone)]
pub struct DropCorrection {
    /// Of which follow-up, as it was seen.
    pub seen: SeenFollowUp,
}

impl Action for DropCorrection {
    const NAME: &'static str = "drop-follow-up-correction";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let (follow_up, _) = to_write(tx, call, self.seen).await?;
        let (Some(_), Some(number)) = (follow_up.standing, follow_up.draft) else {
            return Err(Refusal::new("follow-up-refusal-no-draft").into());
        };
        report_drop(tx, follow_up.id, number).await?;
        let follow_up = FollowUp {
            draft: None,
            ..follow_up
        };
        follow_up_save(tx, &follow_up).await?;
        history::write(tx, call, entry(&follow_up, "follow-up.correction-dropped")).await?;
        Ok(())
    }
}

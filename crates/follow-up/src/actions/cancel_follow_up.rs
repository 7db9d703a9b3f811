//! Calls a booked conversation off. The decision's own time for its follow-up stays as it is.

use kernel::{Call, Problem, Prose};
use store::{Action, Tx};

use super::steps::{booked_to_write, entry};
use crate::{
    model::{FollowUp, SeenFollowUp, State},
    store::{follow_up::follow_up_save, report::report_drop},
};

/// Calls a booked conversation off.
#[derive(Debug, Clone)]
pub struct CancelFollowUp {
    /// Which, as it was seen.
    pub seen: SeenFollowUp,
    /// Why.
    pub reason: Prose,
}

impl Action for CancelFollowUp {
    const NAME: &'static str = "cancel-follow-up";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let (follow_up, _) = booked_to_write(tx, call, self.seen).await?;
        if let Some(number) = follow_up.draft {
            report_drop(tx, follow_up.id, number).await?;
        }
        let follow_up = FollowUp {
            state: State::Cancelled,
            draft: None,
            cancelled: Some(self.reason.clone()),
            ..follow_up
        };
        follow_up_save(tx, &follow_up).await?;
        let told = entry(&follow_up, "follow-up.cancelled").reason(&self.reason);
        history::write(tx, call, told).await?;
        Ok(())
    }
}

//! Corrects the day on which the Inspectorate was notified, or adds the number that it has given.

use kernel::{Call, Date, Line, Problem};
use store::{Action, Tx};

use super::steps::{handled, recount, take};
use crate::{
    model::{Deed, Seen},
    rules::{COMMITTEE, SEND, check_sent},
};

/// Corrects a notice, also of what is closed. What was noted first is still told.
#[derive(Debug, Clone)]
pub struct CorrectNotice {
    /// Of which deviation, as it was seen.
    pub seen: Seen,
    /// On which day it was notified.
    pub on: Date,
    /// The number that the Inspectorate has given it.
    pub number: Option<Line>,
}

impl Action for CorrectNotice {
    const NAME: &'static str = "correct-notice-of-deviation";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let desk = handled(tx, call, self.seen).await?;
        check_sent(desk.view.report.told.happened.on, self.on, call.today())?;
        let deed = Deed::NoticeCorrected {
            on: self.on,
            number: self.number.clone(),
        };
        let taken = take(tx, call, desk, deed).await?;
        // What is counted from the notice has another time by that.
        recount(tx, call, &taken, &[SEND, COMMITTEE]).await
    }
}

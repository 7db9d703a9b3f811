//! Notes that the investigation was sent to the Inspectorate after the notice.

use kernel::{Call, Date, Problem};
use store::{Action, Tx};

use super::steps::{handled, take};
use crate::{
    model::{Deed, Seen},
    rules::check_sent,
};

/// Notes that the investigation was sent.
#[derive(Debug, Clone)]
pub struct SendInvestigation {
    /// Which deviation, as it was seen.
    pub seen: Seen,
    /// On which day.
    pub on: Date,
}

impl Action for SendInvestigation {
    const NAME: &'static str = "send-investigation-of-deviation";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let desk = handled(tx, call, self.seen).await?;
        check_sent(desk.view.report.told.happened.on, self.on, call.today())?;
        let deed = Deed::InvestigationSent { on: self.on };
        take(tx, call, desk, deed).await?;
        Ok(())
    }
}

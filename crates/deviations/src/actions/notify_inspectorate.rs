//! Notes that the Inspectorate was notified of what is serious (`SoL` 27:6, LSS 24 f).

use kernel::{Call, Date, Line, Problem};
use store::{Action, Tx};

use super::steps::{handled, take};
use crate::{
    model::{Deed, Seen},
    rules::check_sent,
};

/// Notes the notice. The investigation goes with it, or is sent afterwards.
#[derive(Debug, Clone)]
pub struct NotifyInspectorate {
    /// Which deviation, as it was seen.
    pub seen: Seen,
    /// On which day.
    pub on: Date,
    /// The number that the Inspectorate has given it.
    pub number: Option<Line>,
    /// Whether the investigation went with it.
    pub is_whole: bool,
}

impl Action for NotifyInspectorate {
    const NAME: &'static str = "notify-inspectorate-of-deviation";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let desk = handled(tx, call, self.seen).await?;
        check_sent(desk.view.report.told.happened.on, self.on, call.today())?;
        let deed = Deed::Notified {
            on: self.on,
            number: self.number.clone(),
            is_whole: self.is_whole,
        };
        take(tx, call, desk, deed).await?;
        Ok(())
    }
}

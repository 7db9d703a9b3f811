//! Tells somebody of a visit that she or he is to make.

use kernel::{Call, Problem};
use schedules::VisitId;
use store::{Action, Tx};

use super::steps::tell;

/// Tells the caller of a visit as it stands in the schedule now: from then on she or he may report on it, whatever
/// becomes of it.
#[derive(Debug, Clone, Copy)]
pub struct TellVisit {
    /// Which.
    pub visit: VisitId,
}

impl Action for TellVisit {
    const NAME: &'static str = "tell-visit";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let visit = schedules::visit_by_id(tx, self.visit).await?;
        tell(tx, call, &visit.ok_or(Problem::NotFound)?).await?;
        Ok(())
    }
}

//! The room's use cases, one a file. A struct is the whole input of its use case.

mod create_chain;
mod follow;
mod freeze_report;
mod give_reading;
mod open_report;
mod remove;
mod say_in_report;
mod set_activity;
mod set_goal;
mod set_indicator;
mod take_readings;

pub use create_chain::CreateChain;
pub use freeze_report::FreezeReport;
pub use give_reading::GiveReadings;
pub use open_report::OpenReport;
pub use remove::{RemoveGoal, RemoveIndicator};
pub use say_in_report::{About, SayInReport};
pub use set_activity::SetActivity;
pub use set_goal::SetGoal;
pub use set_indicator::SetIndicator;
pub use take_readings::TakeReadings;

use access::{Need, Resource};
use history::{Entry, Stream, Subject};
use kernel::{Call, Change, Id, Problem};
use store::Tx;

use crate::model::{Indicator, IndicatorId};

/// Goes on only if the actor keeps the goals.
async fn may_write(tx: &Tx, call: &Call) -> Result<(), Problem> {
    access::require(tx, call, Need::write(Resource::Goal)).await
}

/// An indicator for which the actor may hand in values and activities: those who keep the goals may for all, others
/// for those that their own unit answers for.
async fn indicator_to_answer(tx: &Tx, call: &Call, id: IndicatorId) -> Result<Indicator, Problem> {
    let found = crate::store::indicator::indicator_by_id(tx, id).await?;
    let indicator = found.ok_or(Problem::NotFound)?;
    if !access::may(tx, call, Need::write(Resource::Goal)).await? {
        let unit = indicator.responsible.ok_or(Problem::Denied)?;
        access::require(tx, call, Need::answer(Resource::Goal).at(unit)).await?;
    }
    Ok(indicator)
}

/// What somebody is told who saw an older version.
const fn changed<Kind>(kind: &'static str, id: Id<Kind>, version: i64) -> Problem {
    Problem::Changed(Change {
        version,
        kind,
        id: id.uuid(),
    })
}

/// What history says, in the chain of the installation: goals are nobody's personal matter.
const fn entry<Kind>(verb: &'static str, (kind, id): (&'static str, Id<Kind>)) -> Entry {
    Entry::new(Stream::Installation, verb, Subject::new(kind, id))
}

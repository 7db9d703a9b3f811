//! What the room tells the rest.

use kernel::{Call, Period, Problem};
use store::{News, Tx};

use crate::{
    model::{CarePlan, Version},
    reads::help_days,
};

/// Another version of a plan holds from now on, the same one on other days, or none any more.
#[derive(Debug, Clone)]
pub struct PlanMoved {
    /// The plan as it is now.
    pub plan: CarePlan,
    /// The version that holds; none when the plan is over.
    pub standing: Option<Version>,
    /// The days on which there is help; none while there is none.
    pub help: Option<Period>,
}

impl News for PlanMoved {}

/// Tells that another version holds, or that there is help on other days.
pub(crate) async fn plan_moved(
    tx: &Tx,
    call: &Call,
    (plan, standing): (CarePlan, Option<Version>),
) -> Result<(), Problem> {
    let help = match standing {
        Some(_) => help_days(tx, &plan).await?,
        None => None,
    };
    let news = PlanMoved {
        plan,
        standing,
        help,
    };
    tx.tell(call, &news).await
}

//! Sets what is done for an indicator.

use kernel::{Call, Date, Line, Problem};
use store::{Action, Tx};

use super::{changed, entry, indicator_to_answer};
use crate::{
    model::{Activity, ActivityId, ActivityState, IndicatorId},
    store::activity::{activity_by_id, activity_save},
};

/// A new activity, or one as it is to be.
#[derive(Debug, Clone)]
pub struct SetActivity {
    /// Which, in the version that was seen; none for a new one.
    pub activity: Option<(ActivityId, i64)>,
    /// For which indicator.
    pub indicator: IndicatorId,
    /// What.
    pub what: Line,
    /// Who answers for it.
    pub responsible: Line,
    /// By when.
    pub until: Date,
    /// How far it has come.
    pub state: ActivityState,
}

impl Action for SetActivity {
    const NAME: &'static str = "set-activity";
    type Done = ActivityId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<ActivityId, Problem> {
        let indicator = indicator_to_answer(tx, call, self.indicator).await?;
        let before = match self.activity {
            None => None,
            Some((id, version)) => {
                let found = activity_by_id(tx, id).await?;
                let found = found.filter(|one| one.indicator == self.indicator);
                let found = found.ok_or(Problem::NotFound)?;
                if found.version != version {
                    return Err(changed("activity", id, found.version));
                }
                Some(found)
            }
        };
        // What had been dropped and is taken up again is done from that day on.
        let goes_on = before.as_ref().filter(|one| {
            one.state != ActivityState::Dropped || self.state == ActivityState::Dropped
        });
        let since = goes_on.map_or_else(|| Some(call.today()), |one| one.since);
        let activity = Activity {
            since,
            id: before.as_ref().map_or_else(|| call.new_id(), |one| one.id),
            indicator: self.indicator,
            what: self.what.clone(),
            responsible: self.responsible.clone(),
            until: self.until,
            state: self.state,
            version: before.as_ref().map_or(1, |one| one.version + 1),
        };
        activity_save(tx, &activity).await?;
        let told = entry("goals.activity-set", ("activity", activity.id))
            .change(
                "what",
                before.as_ref().map(|one| one.what.to_string()),
                Some(activity.what.to_string()),
            )
            .change(
                "state",
                before.as_ref().map(|one| one.state.key().to_owned()),
                Some(activity.state.key().to_owned()),
            )
            .link(indicator.address());
        history::write(tx, call, told).await?;
        Ok(activity.id)
    }
}

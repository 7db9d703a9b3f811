//! Sets when and where all meet, or sets it anew.

use kernel::{Call, Problem};
use residents::Interpreter;
use store::{Action, Tx};

use super::{entry_from, plan_to_change};
use crate::{
    model::{Meeting, SeenPlan},
    rules::{MeetingFacts, set_meeting},
    store::plan::plan_save,
};

/// A meeting.
#[derive(Debug, Clone)]
pub struct SetMeeting {
    /// Of which plan.
    pub seen: SeenPlan,
    /// When and where.
    pub meeting: Meeting,
}

impl Action for SetMeeting {
    const NAME: &'static str = "set-meeting";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let plan = plan_to_change(tx, call, self.seen).await?;
        let person = residents::person(tx, plan.person)
            .await?
            .ok_or(Problem::NotFound)?;
        let facts = MeetingFacts {
            needs_interpreter: person.languages.interpreter != Interpreter::None,
        };
        let (before, earlier) = (plan.state, plan.meeting.as_ref().map(|m| m.starts));
        let plan = set_meeting(plan, self.meeting.clone(), facts)?;
        plan_save(tx, &plan).await?;
        let told = entry_from(&plan, "cooperation.meeting-set", before).change(
            "meeting",
            earlier.map(|at| at.to_string()),
            Some(self.meeting.starts.to_string()),
        );
        history::write(tx, call, told).await?;
        Ok(())
    }
}

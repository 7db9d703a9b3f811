//! Notes that the person is ready to leave hospital, and watches that the region calls in time.

use kernel::{Call, PersonId, Problem, Timestamp};
use store::{Action, Tx};
use uuid::Uuid;

use super::{Registered, begin, entry, terms, watch};
use crate::{
    model::{Counterpart, Origin, Plan, State},
    rules::{Deadline, check_times},
};

/// The hospital has given notice that the person is ready to leave (LUS 3:1) and will need both of us. The person's
/// care contact in open care is to call within the days of LUS 4:3.
#[derive(Debug, Clone)]
pub struct AwaitCall {
    /// About whom.
    pub person: PersonId,
    /// When the notice was given.
    pub ready: Timestamp,
    /// Who gave it.
    pub counterpart: Counterpart,
    /// The contact of the first line from which it came.
    pub contact: Option<Uuid>,
}

impl Action for AwaitCall {
    const NAME: &'static str = "await-call";
    type Done = Registered;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<Registered, Problem> {
        let (officer, unit) = call.staff()?;
        begin::take_on(tx, call, self.person).await?;
        check_times(self.ready, None, call.now)?;
        let plan = Plan {
            id: call.new_id(),
            person: self.person,
            unit,
            officer,
            origin: Origin::Discharge,
            contact: self.contact,
            since: self.ready,
            called: None,
            counterpart: self.counterpart.clone(),
            purpose: None,
            state: State::Awaited,
            meeting: None,
            agreement: None,
            follow_up: None,
            ended: None,
            dropped: None,
            version: 1,
        };
        begin::begin(tx, call, &plan).await?;
        let told = entry(&plan, "cooperation.call-awaited").change(
            "state",
            None,
            Some(plan.state.key().to_owned()),
        );
        history::write(tx, call, told).await?;
        let terms = terms(tx, call).await?;
        let deadline = Deadline::region_call(&plan, &terms, &call.zone);
        watch::watch(tx, call, &plan, deadline).await?;
        Ok(Registered {
            person: plan.person,
            plan: plan.id,
        })
    }
}

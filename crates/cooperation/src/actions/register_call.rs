//! Registers a call that the region has sent: from a health centre, or when the person is about to leave hospital.

use kernel::{Call, PersonId, Problem, Prose, Timestamp};
use serde::{Deserialize, Serialize};
use store::{Action, Tx};
use uuid::Uuid;

use super::{begin, entry, terms, watch};
use crate::{
    model::{Counterpart, Origin, Plan, PlanId, State},
    rules::{Deadline, check_times},
};

/// From where in the region a call came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallFrom {
    /// Open care: a health centre, a clinic.
    OpenCare,
    /// At discharge.
    Discharge {
        /// When the hospital gave notice that the person is ready (LUS 3:1).
        ready: Timestamp,
    },
}

/// Registers a call. The duty to begin runs from the call: at once (`SoL` 10:8), at discharge without delay (LUS 4:2).
#[derive(Debug, Clone)]
pub struct RegisterCall {
    /// About whom.
    pub person: PersonId,
    /// From where.
    pub from: CallFrom,
    /// When it was sent.
    pub called: Timestamp,
    /// By whom.
    pub counterpart: Counterpart,
    /// What for.
    pub purpose: Prose,
    /// The contact of the first line from which it came.
    pub contact: Option<Uuid>,
}

/// A plan that has begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registered {
    /// About whom.
    pub person: PersonId,
    /// The plan.
    pub plan: PlanId,
}

impl Action for RegisterCall {
    const NAME: &'static str = "register-call";
    type Done = Registered;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<Registered, Problem> {
        let (officer, unit) = call.staff()?;
        begin::take_on(tx, call, self.person).await?;
        let (origin, since) = match self.from {
            CallFrom::OpenCare => (Origin::OpenCare, self.called),
            CallFrom::Discharge { ready } => (Origin::Discharge, ready),
        };
        check_times(since, Some(self.called), call.now)?;
        let plan = Plan {
            id: call.new_id(),
            person: self.person,
            unit,
            officer,
            origin,
            contact: self.contact,
            since,
            called: Some(self.called),
            counterpart: self.counterpart.clone(),
            purpose: Some(self.purpose.clone()),
            state: State::Called,
            meeting: None,
            agreement: None,
            follow_up: None,
            ended: None,
            dropped: None,
            version: 1,
        };
        begin::begin(tx, call, &plan).await?;
        let told = entry(&plan, "cooperation.call-registered")
            .change("origin", None, Some(plan.origin.key().to_owned()))
            .change("state", None, Some(plan.state.key().to_owned()));
        history::write(tx, call, told).await?;
        let terms = terms(tx, call).await?;
        let deadline = Deadline::begin(&plan, &terms, &call.zone);
        watch::watch(tx, call, &plan, deadline).await?;
        Ok(Registered {
            person: plan.person,
            plan: plan.id,
        })
    }
}

//! Sends a call of our own to the region, with the person's consent.

use kernel::{Call, PersonId, Problem, Prose, Timestamp};
use store::{Action, Tx};
use uuid::Uuid;

use access::{Need, Resource};

use super::{Registered, entry, record_consent::keep_answer, terms, watch};
use crate::{
    model::{ConsentAnswer, Counterpart, Origin, Plan, State, Word},
    rules::{Deadline, check_consent_to_send, check_times},
};

/// We find that a joint plan is needed, the person says yes, and we call. Sending the call is the beginning that
/// `SoL` 10:8 wants at once.
#[derive(Debug, Clone)]
pub struct SendCall {
    /// About whom.
    pub person: PersonId,
    /// When we found that it is needed.
    pub needed: Timestamp,
    /// Whom we call.
    pub counterpart: Counterpart,
    /// What for.
    pub purpose: Prose,
    /// What the person says.
    pub answer: ConsentAnswer,
    /// How it was said.
    pub word: Word,
    /// The contact of the first line from which it came.
    pub contact: Option<Uuid>,
}

impl SendCall {
    fn plan(&self, call: &Call) -> Result<Plan, Problem> {
        let (officer, unit) = call.staff()?;
        Ok(Plan {
            id: call.new_id(),
            person: self.person,
            unit,
            officer,
            origin: Origin::Own,
            contact: self.contact,
            since: self.needed,
            called: Some(call.now),
            counterpart: self.counterpart.clone(),
            purpose: Some(self.purpose.clone()),
            state: State::Consented,
            meeting: None,
            agreement: None,
            follow_up: None,
            ended: None,
            dropped: None,
            version: 1,
        })
    }
}

impl Action for SendCall {
    const NAME: &'static str = "send-call";
    type Done = Registered;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<Registered, Problem> {
        let need = Need::write(Resource::SharedPlan).about(self.person);
        access::require(tx, call, need).await?;
        check_consent_to_send(self.answer)?;
        check_times(self.needed, Some(call.now), call.now)?;
        let plan = self.plan(call)?;
        super::begin::begin(tx, call, &plan).await?;
        keep_answer(tx, call, &plan, (self.answer, &self.word)).await?;
        let told = entry(&plan, "cooperation.call-sent")
            .change("origin", None, Some(plan.origin.key().to_owned()))
            .change("state", None, Some(plan.state.key().to_owned()));
        history::write(tx, call, told).await?;
        let terms = terms(tx, call).await?;
        // Opened with the finding and closed with the call, so that what came late is counted as late.
        let begin = Deadline::begin(&plan, &terms, &call.zone);
        watch::watch(tx, call, &plan, begin).await?;
        watch::begun(tx, call, &plan).await?;
        let meet = Deadline::meet(&plan, &terms, &call.zone);
        watch::watch(tx, call, &plan, meet).await?;
        Ok(Registered {
            person: plan.person,
            plan: plan.id,
        })
    }
}

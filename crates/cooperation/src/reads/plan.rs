//! Plans of a person. Whether the reader may see the person is asked before; what of a plan is shared with whom is
//! told by [`PlanView::for_others`].

use kernel::{Fault, PersonId};
use store::Ask;
use uuid::Uuid;

use crate::{
    model::{Agreement, Consent, FollowUp, Participant, Plan, PlanId, Task},
    store::{
        agreement::agreement_list,
        consent::consent_list,
        follow_up::follow_up_list,
        participant::participant_list,
        plan::{plan_by_contact, plan_by_id, plan_list_of_person},
        task::task_list,
    },
};

/// An agreement with its tasks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementView {
    /// The agreement.
    pub agreement: Agreement,
    /// Who does what by when, and what was done.
    pub tasks: Vec<Task>,
}

/// All there is of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanView {
    /// The plan.
    pub plan: Plan,
    /// What the person answered, the latest first.
    pub consents: Vec<Consent>,
    /// Who takes part.
    pub participants: Vec<Participant>,
    /// The agreements, the latest first: that one holds.
    pub agreements: Vec<AgreementView>,
    /// How it went, the latest first.
    pub follow_ups: Vec<FollowUp>,
}

impl PlanView {
    /// The agreement that holds.
    pub fn standing(&self) -> Option<&AgreementView> {
        self.agreements.first()
    }

    /// What those may see who carry the plan out, and relatives whom the person has let in: the agreement that
    /// holds and who takes part, as long as the person's consent stands (`SoL` 10:8); nothing else, and nothing
    /// before or after.
    #[must_use]
    pub fn for_others(self) -> Option<Self> {
        self.plan.state.is_shared().then(|| Self {
            plan: Plan {
                contact: None,
                purpose: None,
                ..self.plan
            },
            consents: Vec::new(),
            agreements: self.agreements.into_iter().take(1).collect(),
            follow_ups: Vec::new(),
            participants: self.participants,
        })
    }
}

/// The plans of a person, the newest first.
pub async fn plans_of_person(ask: &dyn Ask, person: PersonId) -> Result<Vec<Plan>, Fault> {
    plan_list_of_person(ask, person).await
}

/// The plan that came of a contact of the first line, if one did.
pub async fn plan_of_contact(ask: &dyn Ask, contact: Uuid) -> Result<Option<Plan>, Fault> {
    plan_by_contact(ask, contact).await
}

/// One plan of a person, with all there is of it.
pub async fn plan(ask: &dyn Ask, person: PersonId, id: PlanId) -> Result<Option<PlanView>, Fault> {
    let Some(plan) = plan_by_id(ask, person, id).await? else {
        return Ok(None);
    };
    let mut agreements = Vec::new();
    for agreement in agreement_list(ask, id).await? {
        let tasks = task_list(ask, id, agreement.number).await?;
        agreements.push(AgreementView { agreement, tasks });
    }
    Ok(Some(PlanView {
        plan,
        consents: consent_list(ask, id).await?,
        participants: participant_list(ask, id).await?,
        agreements,
        follow_ups: follow_up_list(ask, id).await?,
    }))
}

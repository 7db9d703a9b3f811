//! A provider has agreed a new version of a plan: what it was asked for in a follow-up is answered. Or the plan is over:
//! then it never will be.

use care_plans::PlanMoved;
use cases::PersonHandedOver;
use kernel::{Call, Problem};
use store::{Hears, Listeners, Tx};

use super::HearCases;
use crate::{
    rules::{NEW_PLAN, request_subject},
    store::request::{request_answer, request_end, requests_open},
};

/// Who of this room hears what other rooms tell.
pub fn listeners() -> Listeners {
    Listeners::new()
        .with::<PlanMoved>(HearPlans)
        .with::<PersonHandedOver>(HearCases)
}

/// Hears what becomes of plans.
#[derive(Debug, Clone, Copy)]
pub struct HearPlans;

impl Hears<PlanMoved> for HearPlans {
    async fn hear(&self, call: &Call, tx: &Tx, news: &PlanMoved) -> Result<(), Problem> {
        let open = requests_open(tx, news.plan.id).await?;
        let agreed = news.standing.as_ref().and_then(|version| version.agreed);
        for request in &open {
            let on = request_subject(request.decision);
            match agreed {
                // The version that held before the question was put is no answer to it.
                Some(agreed) if agreed.at < request.asked_at => {}
                Some(_) => {
                    duties::close(tx, call, NEW_PLAN.key, on).await?;
                    request_answer(tx, request, call.today()).await?;
                }
                // The help ended: nobody has planned what was asked for, and nobody will.
                None => {
                    duties::drop_duty(tx, call, NEW_PLAN.key, on, "plan-over").await?;
                    request_end(tx, request, call.today()).await?;
                }
            }
        }
        Ok(())
    }
}

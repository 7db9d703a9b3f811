//! A coordinated plan has ended: its officer lets the person go, unless something else is left to do.

use access::RelationGround;
use cooperation::PlanEnded;
use kernel::{Call, Problem};
use store::{Hears, Listeners, Tx};

use super::file::let_person_go;

/// Who of this room hears what other rooms tell.
pub fn listeners() -> Listeners {
    Listeners::new().with::<PlanEnded>(HearSharedPlans)
}

/// Hears what becomes of coordinated plans.
struct HearSharedPlans;

impl Hears<PlanEnded> for HearSharedPlans {
    async fn hear(&self, call: &Call, tx: &Tx, news: &PlanEnded) -> Result<(), Problem> {
        let officer = (news.plan.officer, RelationGround::SharedPlanEnded);
        let_person_go(tx, call, news.plan.person, officer).await
    }
}

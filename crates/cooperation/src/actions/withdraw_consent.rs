//! Takes the person's consent back: the plan ends, and from then on nothing of it is shared.

use kernel::{Call, Problem};
use store::{Action, Tx};

use super::{ended, entry_from, plan_to_change, record_consent::keep_answer};
use crate::{
    model::{ConsentAnswer, SeenPlan, Word},
    rules::withdraw,
    store::plan::plan_save,
};

/// The person no longer wants the plan.
#[derive(Debug, Clone)]
pub struct WithdrawConsent {
    /// The plan.
    pub seen: SeenPlan,
    /// How it was said.
    pub word: Word,
}

impl Action for WithdrawConsent {
    const NAME: &'static str = "withdraw-consent";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let plan = plan_to_change(tx, call, self.seen).await?;
        let before = plan.state;
        let plan = withdraw(plan, &self.word, (call.now, call.today()))?;
        plan_save(tx, &plan).await?;
        let said = ConsentAnswer::Withdrawn;
        keep_answer(tx, call, &plan, (said, &self.word)).await?;
        let told = entry_from(&plan, "cooperation.consent-withdrawn", before).change(
            "consent",
            Some(ConsentAnswer::Given.key().to_owned()),
            Some(said.key().to_owned()),
        );
        history::write(tx, call, told).await?;
        ended(tx, call, &plan, said.key()).await
    }
}

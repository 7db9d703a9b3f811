//! Records what the person answers to a call: yes, and the plan is prepared; no, and it ends.

use kernel::{Call, Problem};
use store::{Action, Tx};

use super::{ended, entry_from, plan_to_change, terms, watch};
use crate::{
    model::{Consent, ConsentAnswer, Plan, SeenPlan, Word},
    rules::{Deadline, answer},
    store::{consent::consent_insert, plan::plan_save},
};

/// The person's answer to a call.
#[derive(Debug, Clone)]
pub struct RecordConsent {
    /// The plan.
    pub seen: SeenPlan,
    /// Whether it is yes.
    pub is_given: bool,
    /// How it was said.
    pub word: Word,
}

impl Action for RecordConsent {
    const NAME: &'static str = "record-consent";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let plan = plan_to_change(tx, call, self.seen).await?;
        let before = plan.state;
        let plan = answer(plan, self.is_given, &self.word, (call.now, call.today()))?;
        plan_save(tx, &plan).await?;
        let said = if self.is_given {
            ConsentAnswer::Given
        } else {
            ConsentAnswer::NotGiven
        };
        keep_answer(tx, call, &plan, (said, &self.word)).await?;
        let told = entry_from(&plan, "cooperation.consent-recorded", before).change(
            "consent",
            None,
            Some(said.key().to_owned()),
        );
        history::write(tx, call, told).await?;
        if !self.is_given {
            return ended(tx, call, &plan, said.key()).await;
        }
        watch::begun(tx, call, &plan).await?;
        let terms = terms(tx, call).await?;
        let meet = Deadline::meet(&plan, &terms, &call.zone);
        watch::watch(tx, call, &plan, meet).await
    }
}

/// Keeps an answer beside those that were given before.
pub(super) async fn keep_answer(
    tx: &Tx,
    call: &Call,
    plan: &Plan,
    (answer, word): (ConsentAnswer, &Word),
) -> Result<(), Problem> {
    let (noted_by, _) = call.staff()?;
    let consent = Consent {
        id: call.new_id(),
        plan: plan.id,
        answer,
        word: word.clone(),
        noted_by,
        noted_at: call.now,
    };
    consent_insert(tx, &consent).await?;
    Ok(())
}

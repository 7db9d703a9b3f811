//! Withdraws a standing decision to the person's harm, on the grounds that the law gives.

use access::{Need, Resource};
use kernel::{Call, Date, PersonId, Problem};
use store::{Action, Tx};

use super::{
    change_decision::Harm,
    deadlines::{Deadlines, drop_on_decision},
    file::{decision_entry, decision_to_change},
    make_decision::cited,
};
use crate::{
    events::decision_moved,
    model::{DecisionId, DecisionState, Ending, Outcome},
    reads::delegation_scheme,
    rules::decision::{may_decide, may_end_on, may_harm, must_stand},
    store::decision::decision_save,
};

/// The person no longer gets the service, against her or his will.
#[derive(Debug, Clone)]
pub struct RevokeDecision {
    /// About whom.
    pub person: PersonId,
    /// The decision.
    pub decision: DecisionId,
    /// The version that the officer saw.
    pub version: i64,
    /// The last day of the service.
    pub on: Date,
    /// The ground, and what has changed.
    pub harm: Harm,
    /// The code of the item of the scheme of delegation.
    pub delegation: String,
}

impl Action for RevokeDecision {
    const NAME: &'static str = "revoke-decision";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let need = Need::decide(Resource::Decision);
        let of = (self.person, self.decision);
        let (mut decision, _case) = decision_to_change(tx, call, of, need).await?;
        must_stand(&decision)?;
        may_end_on(&decision, self.on)?;
        let deadlines = Deadlines::read(tx, call).await?;
        let today = call.today();
        if let Some(no) = may_harm(&decision, &self.harm.ground, &deadlines.book, today)? {
            return Err(no.into());
        }
        let scheme = delegation_scheme(tx, today).await?;
        let item = scheme.item(&self.delegation);
        let item =
            item.ok_or_else(|| kernel::Refusal::new("page-kit-refusal-choice").at("delegation"))?;
        may_decide(item, call.actor.role(), (decision.regime, Outcome::Refused))?;
        decision.version = self.version;
        decision.state = DecisionState::Revoked;
        decision.ending = Some(Ending {
            on: self.on,
            reason: self.harm.circumstances.clone(),
        });
        decision_save(tx, &decision).await?;
        let told = decision_entry(&decision, "cases.decision-revoked")
            .change("ended", None, Some(self.on.to_string()))
            .change("ground", None, Some(self.harm.ground.key().to_owned()))
            .change("delegation", None, Some(cited(item)?.to_string()))
            .reason(&self.harm.circumstances);
        history::write(tx, call, told).await?;
        drop_on_decision(tx, call, &decision, "revoked").await?;
        decision_moved(tx, call, &decision).await
    }
}

//! Changes a standing decision: another takes its place.

use access::{Need, Resource};
use kernel::{Call, Date, Period, PersonId, Problem, Prose};
use store::{Action, Tx};

use super::{
    deadlines::Deadlines,
    file::{decision_entry, decision_to_change},
    make_decision::{may_be_made, save_new, service, supersede},
};
use crate::{
    events::decision_moved,
    model::{Contents, Decision, DecisionId, DecisionState, HarmGround, Outcome},
    rules::decision::{Draft, may_harm, must_stand},
};

/// On which ground a decision is changed to the person's harm, and what has changed.
#[derive(Debug, Clone)]
pub struct Harm {
    /// The ground.
    pub ground: HarmGround,
    /// The circumstances, as they were and as they are.
    pub circumstances: Prose,
}

/// Another decision takes the place of one that stands.
#[derive(Debug, Clone)]
pub struct ChangeDecision {
    /// About whom.
    pub person: PersonId,
    /// The decision.
    pub decision: DecisionId,
    /// The version that the officer saw.
    pub version: i64,
    /// The ground, where the change is to the person's harm.
    pub harm: Option<Harm>,
    /// What is decided now: all, or a part.
    pub outcome: Outcome,
    /// What is granted now, and why.
    pub contents: Contents,
    /// The code of the item of the scheme of delegation.
    pub delegation: String,
    /// From when, and to when.
    pub period: Period,
    /// When it is followed up.
    pub follow_up: Option<Date>,
}

impl Action for ChangeDecision {
    const NAME: &'static str = "change-decision";
    type Done = DecisionId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<DecisionId, Problem> {
        let (_, unit) = call.staff()?;
        let need = Need::decide(Resource::Decision);
        let of = (self.person, self.decision);
        let (mut old, case) = decision_to_change(tx, call, of, need).await?;
        must_stand(&old)?;
        old.version = self.version;
        let deadlines = Deadlines::read(tx, call).await?;
        if let Some(harm) = &self.harm
            && let Some(no) = may_harm(&old, &harm.ground, &deadlines.book, call.today())?
        {
            return Err(no.into());
        }
        let service = service(tx, &old.service).await?;
        let draft = Draft {
            service: &service,
            group: old.group,
            outcome: self.outcome,
            contents: &self.contents,
            period: Some(self.period),
            follow_up: self.follow_up,
        };
        let by = may_be_made(tx, call, draft, (&self.delegation, &deadlines)).await?;
        let new = Decision {
            id: call.new_id(),
            unit,
            outcome: self.outcome,
            contents: self.contents.clone(),
            asked: call.today(),
            decided: call.today(),
            by,
            period: Some(self.period),
            follow_up: self.follow_up,
            state: DecisionState::Standing,
            replaces: Some(old.id),
            ending: None,
            version: 1,
            ..old.clone()
        };
        let reason = self
            .harm
            .as_ref()
            .map_or(&self.contents.what, |h| &h.circumstances);
        let mut told = decision_entry(&old, "cases.decision-changed")
            .change(
                "state",
                Some(old.state.key().to_owned()),
                Some("changed".to_owned()),
            )
            .reason(reason);
        if let Some(harm) = &self.harm {
            told = told.change("ground", None, Some(harm.ground.key().to_owned()));
        }
        history::write(tx, call, told).await?;
        supersede(tx, call, old, (self.period.from(), reason.clone())).await?;
        save_new(tx, call, &deadlines, (&new, &case)).await?;
        decision_moved(tx, call, &new).await?;
        Ok(new.id)
    }
}

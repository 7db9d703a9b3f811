//! Follows up a decision: is the help still right? The next time is set at once.

use access::{Need, Resource};
use kernel::{Call, Date, PersonId, Problem, Prose, Refusal};
use rulebook::keys;
use store::{Action, Tx};

use super::{
    deadlines::{Deadlines, FOLLOW_UP, on_decision},
    file::{decision_entry, decision_to_change, not_ahead},
};
use crate::{
    model::{DecisionId, FollowUp, FollowUpOutcome},
    rules::decision::must_stand,
    store::{
        decision::decision_save,
        follow_up::{follow_up_done, follow_up_insert, follow_up_list},
    },
};

/// The person was asked.
#[derive(Debug, Clone)]
pub struct FollowUpDecision {
    /// Who.
    pub person: PersonId,
    /// The decision.
    pub decision: DecisionId,
    /// The version that the officer saw.
    pub version: i64,
    /// The day; not ahead.
    pub on: Date,
    /// What it showed.
    pub outcome: FollowUpOutcome,
    /// How the goal was met, and what the person thinks.
    pub words: Prose,
    /// The next time, unless the decision ends before.
    pub next: Option<Date>,
}

impl Action for FollowUpDecision {
    const NAME: &'static str = "follow-up-decision";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let (officer, _) = call.staff()?;
        let need = Need::write(Resource::Decision);
        let of = (self.person, self.decision);
        let (mut decision, case) = decision_to_change(tx, call, of, need).await?;
        not_ahead(call, self.on, "on")?;
        must_stand(&decision)?;
        if self.on < decision.decided {
            return Err(Refusal::new("cases-refusal-before-decision")
                .with("day", decision.decided)
                .at("on")
                .into());
        }
        let deadlines = Deadlines::read(tx, call).await?;
        self.may_be_next(&deadlines, decision.is_standing())?;
        let all = follow_up_list(tx, decision.id).await?;
        let waiting = all.into_iter().find(|f| f.done.is_none());
        let is_new = waiting.is_none();
        let done = FollowUp {
            done: Some(self.on),
            by: Some(officer),
            outcome: Some(self.outcome),
            words: Some(self.words.clone()),
            ..waiting.unwrap_or_else(|| self.waiting(call, self.on))
        };
        if is_new {
            follow_up_insert(tx, &done).await?;
        }
        follow_up_done(tx, &done).await?;
        decision.version = self.version;
        decision.follow_up = self.next;
        decision_save(tx, &decision).await?;
        let told = decision_entry(&decision, "cases.decision-followed-up")
            .change("outcome", None, Some(self.outcome.key().to_owned()))
            .change("next", None, self.next.map(|day| day.to_string()))
            .reason(&self.words);
        history::write(tx, call, told).await?;
        duties::close(tx, call, FOLLOW_UP.key, on_decision(&decision)).await?;
        if let Some(due) = self.next {
            follow_up_insert(tx, &self.waiting(call, due)).await?;
            let duty = (FOLLOW_UP, due);
            deadlines
                .open_on_decision(tx, call, duty, (&decision, &case))
                .await?;
        }
        Ok(())
    }
}

impl FollowUpDecision {
    fn waiting(&self, call: &Call, due: Date) -> FollowUp {
        FollowUp {
            id: call.new_id(),
            decision: self.decision,
            person: self.person,
            due,
            done: None,
            by: None,
            outcome: None,
            words: None,
        }
    }

    /// The next time lies after this one and within the municipality's own time; what stands has one.
    fn may_be_next(&self, deadlines: &Deadlines, is_standing: bool) -> Result<(), Problem> {
        let last = deadlines.last_day(keys::LOCAL_DECISION_FOLLOW_UP, self.on)?;
        let no = match self.next {
            None if is_standing => Refusal::new("cases-refusal-follow-up"),
            Some(next) if next <= self.on => Refusal::new("cases-refusal-follow-up-before"),
            Some(next) if next > last => {
                Refusal::new("cases-refusal-follow-up-late").with("day", last)
            }
            Some(_) | None => return Ok(()),
        };
        Err(no
            .at("follow-up")
            .because(keys::LOCAL_DECISION_FOLLOW_UP)
            .into())
    }
}

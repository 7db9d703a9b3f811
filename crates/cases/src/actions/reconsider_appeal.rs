//! Reconsiders an appealed decision: it stands, or another to the person's favour takes its place.

use access::{Need, Resource};
use jiff::ToSpan;
use kernel::{Call, Date, Fault, Period, PersonId, Problem, Prose, Refusal};
use rulebook::keys;
use store::{Action, Tx};

use super::{
    deadlines::Deadlines,
    dismiss_appeal::task_item,
    file::{decision_entry, decision_to_change},
    make_decision::{may_be_made, save_new, service, supersede},
    receive_appeal::{FORWARD, appeal_entry, appeal_to_change, on_appeal},
};
use crate::{
    model::{
        Appeal, AppealAnswer, AppealId, AppealState, AppealTask, Contents, Decision, DecisionId,
        DecisionState, Outcome, Reconsidered,
    },
    reads::appeals::receipt_behind,
    rules::{
        appeal::{CameIn, may_reconsider, must_favour, timeliness},
        decision::Draft,
    },
    store::{
        appeal::{appeal_by_id, appeal_save},
        case::case_by_id,
    },
};

/// The decision that takes the place of the appealed one.
#[derive(Debug, Clone)]
pub struct Better {
    /// All, or a part.
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

/// What the committee comes to.
#[derive(Debug, Clone)]
pub enum Reconsideration {
    /// The decision stands.
    Unchanged,
    /// It was plainly wrong; another takes its place (FL 38 §).
    Changed(Box<Better>),
    /// The dismissal that is appealed was wrong; the dismissed appeal is tried after all.
    Reopened,
}

/// The appealed decision is reconsidered before the appeal goes to the court.
#[derive(Debug, Clone)]
pub struct ReconsiderAppeal {
    /// About whom.
    pub person: PersonId,
    /// The appeal.
    pub appeal: AppealId,
    /// The version that the officer saw.
    pub version: i64,
    /// The code of the item of the scheme by which it is reconsidered; may be left out where only one fits.
    pub delegation: Option<String>,
    /// What the committee comes to.
    pub reconsideration: Reconsideration,
    /// Why.
    pub reasons: Prose,
}

impl Action for ReconsiderAppeal {
    const NAME: &'static str = "reconsider-appeal";
    /// The decision that took the place of the appealed one, if one did.
    type Done = Option<DecisionId>;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<Option<DecisionId>, Problem> {
        let (officer, _) = call.staff()?;
        let need = Need::decide(Resource::Appeal);
        let of = (self.person, self.appeal, self.version);
        let mut appeal = appeal_to_change(tx, call, of, need).await?;
        let deadlines = Deadlines::read(tx, call).await?;
        let clock = receipt_behind(tx, &appeal, &deadlines.book).await?;
        let received = clock.map(|c| c.receipt.on);
        let time = timeliness(CameIn::of(&appeal), received, &deadlines.book)?;
        may_reconsider(&appeal, time)?;
        let (outcome, new) = match (&self.reconsideration, appeal.of_dismissed) {
            (Reconsideration::Unchanged, _) => (Reconsidered::Unchanged, None),
            (Reconsideration::Changed(better), None) => {
                let new = self.change(call, tx, (&appeal, better), &deadlines).await?;
                (Reconsidered::Changed, Some(new))
            }
            (Reconsideration::Reopened, Some(dismissed)) => {
                self.reopen(call, tx, dismissed, &deadlines).await?;
                (Reconsidered::Changed, None)
            }
            (Reconsideration::Changed(_), Some(_)) | (Reconsideration::Reopened, None) => {
                return Err(Refusal::new("page-kit-refusal-choice").at("outcome").into());
            }
        };
        appeal.state = AppealState::Reconsidered;
        appeal.reconsidered = Some(outcome);
        appeal.new_decision = new;
        appeal.answer = Some(AppealAnswer {
            on: call.today(),
            by: officer,
            delegation: task_item(
                tx,
                call,
                (AppealTask::Reconsider, self.delegation.as_deref()),
            )
            .await?,
            reasons: self.reasons.clone(),
        });
        appeal_save(tx, &appeal).await?;
        let entry = appeal_entry(&appeal, "cases.appeal-reconsidered")
            .change(
                "state",
                Some(AppealState::Received.key().to_owned()),
                Some(appeal.state.key().to_owned()),
            )
            .change("reconsidered", None, Some(outcome.key().to_owned()))
            .reason(&self.reasons);
        history::write(tx, call, entry).await?;
        Ok(new)
    }
}

impl ReconsiderAppeal {
    /// Puts a better decision in the place of the appealed one.
    async fn change(
        &self,
        call: &Call,
        tx: &Tx,
        (appeal, better): (&Appeal, &Better),
        deadlines: &Deadlines,
    ) -> Result<DecisionId, Problem> {
        let (_, unit) = call.staff()?;
        let need = Need::decide(Resource::Decision);
        let of = (self.person, appeal.decision);
        let (old, case) = decision_to_change(tx, call, of, need).await?;
        if old.state != DecisionState::Standing {
            return Err(Refusal::new("cases-refusal-decision-ended")
                .because(keys::FL_38)
                .into());
        }
        must_favour(old.outcome, better.outcome)?;
        let service = service(tx, &old.service).await?;
        let draft = Draft {
            service: &service,
            group: old.group,
            outcome: better.outcome,
            contents: &better.contents,
            period: Some(better.period),
            follow_up: better.follow_up,
        };
        let by = may_be_made(tx, call, draft, (&better.delegation, deadlines)).await?;
        let new = Decision {
            id: call.new_id(),
            unit,
            outcome: better.outcome,
            contents: better.contents.clone(),
            decided: call.today(),
            by,
            period: Some(better.period),
            follow_up: better.follow_up,
            state: DecisionState::Standing,
            replaces: Some(old.id),
            executed: old.executed.filter(|_| old.outcome.is_favourable()),
            ending: None,
            version: 1,
            ..old.clone()
        };
        let entry = decision_entry(&old, "cases.decision-changed")
            .change(
                "state",
                Some(old.state.key().to_owned()),
                Some(DecisionState::Changed.key().to_owned()),
            )
            .reason(&self.reasons);
        history::write(tx, call, entry).await?;
        // A refusal ends today; a yes the day before the better one begins.
        let begins = if old.outcome.is_favourable() {
            better.period.from()
        } else {
            call.today().saturating_add(1.day())
        };
        supersede(tx, call, old, (begins, self.reasons.clone())).await?;
        save_new(tx, call, deadlines, (&new, &case)).await?;
        Ok(new.id)
    }

    /// Takes back the dismissal of an earlier appeal, which is then tried.
    async fn reopen(
        &self,
        call: &Call,
        tx: &Tx,
        dismissed: AppealId,
        deadlines: &Deadlines,
    ) -> Result<(), Problem> {
        let mut earlier = appeal_by_id(tx, self.person, dismissed)
            .await?
            .ok_or(Problem::NotFound)?;
        if earlier.state != AppealState::Dismissed {
            return Err(Refusal::new("cases-refusal-appeal-not-dismissed").into());
        }
        earlier.state = AppealState::Received;
        earlier.is_excused = true;
        earlier.answer = None;
        appeal_save(tx, &earlier).await?;
        let entry = appeal_entry(&earlier, "cases.appeal-reopened")
            .change(
                "state",
                Some(AppealState::Dismissed.key().to_owned()),
                Some(earlier.state.key().to_owned()),
            )
            .reason(&self.reasons);
        history::write(tx, call, entry).await?;
        let case = case_by_id(tx, self.person, earlier.case)
            .await?
            .ok_or_else(|| Fault::new("an appeal has no case"))?;
        let last = deadlines.last_day(FORWARD.rule, call.today())?;
        let about = (on_appeal(&earlier), earlier.address());
        deadlines
            .open_about(tx, call, (FORWARD, last, about), &case)
            .await
    }
}

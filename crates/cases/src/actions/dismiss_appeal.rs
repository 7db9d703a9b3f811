//! Dismisses an appeal that came too late, with reasons and its own notice of appeal.

use access::{Need, Resource};
use kernel::{Call, Fault, Language, Line, PersonId, Problem, Prose};
use store::{Action, Tx};

use super::{
    make_decision::cited,
    receive_appeal::{FORWARD, appeal_entry, appeal_to_change, on_appeal},
    send_letter::{keep_letter, may_go},
};
use crate::{
    model::{AppealAnswer, AppealId, AppealState, AppealTask, LetterId, LetterKind, LetterWay},
    reads::{
        appeals::receipt_behind,
        delegation_scheme,
        letter_facts::{letter_facts, voice},
    },
    rules::{
        appeal::{CameIn, may_dismiss, timeliness},
        appeal_letter::dismissal_letter,
        scheme::may_handle,
    },
    store::appeal::appeal_save,
};

/// The appeal came too late and is not tried (FL 45 §).
#[derive(Debug, Clone)]
pub struct DismissAppeal {
    /// About whom.
    pub person: PersonId,
    /// The appeal.
    pub appeal: AppealId,
    /// The version that the officer saw.
    pub version: i64,
    /// The code of the item of the scheme of delegation; may be left out where only one fits.
    pub delegation: Option<String>,
    /// Why nothing excuses that it came late.
    pub reasons: Prose,
    /// By which way the person is told.
    pub way: LetterWay,
    /// The language, beside Swedish, that the notice of appeal is in.
    pub second: Option<Language>,
}

impl Action for DismissAppeal {
    const NAME: &'static str = "dismiss-appeal";
    type Done = LetterId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<LetterId, Problem> {
        let (officer, _) = call.staff()?;
        let need = Need::decide(Resource::Appeal);
        let of = (self.person, self.appeal, self.version);
        let mut appeal = appeal_to_change(tx, call, of, need).await?;
        let mut facts = letter_facts(tx, call, (self.person, appeal.decision)).await?;
        let clock = receipt_behind(tx, &appeal, &facts.book).await?;
        let received = clock.map(|c| c.receipt.on);
        let time = timeliness(CameIn::of(&appeal), received, &facts.book)?;
        may_dismiss(&appeal, time)?;
        may_go(self.way, &facts.recipient)?;
        let (Some(received), Some(last)) = (received, time.last()) else {
            return Err(Fault::new("a late appeal has no last day").into());
        };
        let answer = AppealAnswer {
            on: call.today(),
            by: officer,
            delegation: task_item(tx, call, (AppealTask::TestTime, self.delegation.as_deref()))
                .await?,
            reasons: self.reasons.clone(),
        };
        // Whoever dismisses signs, not whoever decided first.
        facts.officer = organisation::staff_member(tx, officer).await?;
        let days = (received, last, self.second);
        let text = dismissal_letter(&facts, &voice()?, (&appeal, &answer), days)?;
        appeal.state = AppealState::Dismissed;
        appeal.answer = Some(answer);
        appeal_save(tx, &appeal).await?;
        let kept = keep_letter(tx, call, (LetterKind::Dismissal, self.way, text), &appeal).await?;
        let entry = appeal_entry(&appeal, "cases.appeal-dismissed")
            .change(
                "state",
                Some(AppealState::Received.key().to_owned()),
                Some(appeal.state.key().to_owned()),
            )
            .change("last-day", None, Some(last.to_string()))
            .change("way", None, Some(self.way.key().to_owned()))
            .reason(&self.reasons);
        history::write(tx, call, entry).await?;
        duties::close(tx, call, FORWARD.key, on_appeal(&appeal)).await?;
        Ok(kept.id)
    }
}

/// The item of the scheme that holds today, by which the actor does a task.
pub(super) async fn task_item(
    tx: &Tx,
    call: &Call,
    (task, chosen): (AppealTask, Option<&str>),
) -> Result<Line, Problem> {
    let scheme = delegation_scheme(tx, call.today()).await?;
    cited(may_handle(&scheme, task, (call.actor.role(), chosen))?)
}
